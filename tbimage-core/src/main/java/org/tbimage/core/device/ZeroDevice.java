package org.tbimage.core.device;

import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.util.List;
import org.tbimage.device.BlockDevice;
import org.tbimage.device.DeviceInfo;
import org.tbimage.device.Extent;
import org.tbimage.value.ByteRange;

/** A read-only device full of zeros. A plan uses it in place of a file that does not exist yet. */
public final class ZeroDevice implements BlockDevice {
    private final DeviceInfo info;

    /** Creates a device of {@code size} bytes. */
    public ZeroDevice(String name, long size) {
        this.info = DeviceInfo.plain(name, DeviceInfo.Kind.FILE, size);
    }

    @Override
    public DeviceInfo info() {
        return info;
    }

    @Override
    public void read(long offset, ByteBuffer target) {
        while (target.hasRemaining()) {
            target.put((byte) 0);
        }
    }

    @Override
    public List<Extent> extents(ByteRange range) {
        return range.length() == 0 ? List.of() : List.of(new Extent(range, Extent.Kind.ZERO));
    }

    @Override
    public void write(long offset, ByteBuffer source) {
        throw new NonWritableChannelException();
    }

    @Override
    public void zero(ByteRange range) {
        throw new NonWritableChannelException();
    }

    @Override
    public void flush() {
        // nothing was written
    }

    @Override
    public void close() {
        // holds no resources
    }
}
