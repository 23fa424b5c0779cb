package org.tbimage.testkit.device;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.util.List;
import org.tbimage.device.BlockDevice;
import org.tbimage.device.DeviceInfo;
import org.tbimage.device.DiskIdentity;
import org.tbimage.device.Geometry;
import org.tbimage.device.OpenMode;
import org.tbimage.value.ByteRange;

/** The simplest device that fulfils the contract. Its optional operations are the defaults. */
final class ArrayDevice implements BlockDevice {
    private final byte[] bytes;
    private final int sector;
    private final OpenMode mode;
    private boolean closed;

    ArrayDevice(byte[] bytes, int sector, OpenMode mode) {
        this.bytes = bytes;
        this.sector = sector;
        this.mode = mode;
    }

    @Override
    public DeviceInfo info() {
        Geometry geometry = new Geometry(bytes.length, sector, sector);
        return new DeviceInfo(
                "array", DeviceInfo.Kind.MEMORY, geometry, DiskIdentity.NONE, false, false, true, List.of());
    }

    @Override
    public synchronized void read(long offset, ByteBuffer target) throws IOException {
        check(offset, target.remaining(), false);
        target.put(bytes, (int) offset, target.remaining());
    }

    @Override
    public synchronized void write(long offset, ByteBuffer source) throws IOException {
        check(offset, source.remaining(), true);
        source.get(bytes, (int) offset, source.remaining());
    }

    @Override
    public synchronized void flush() throws IOException {
        check(0, 0, false);
    }

    @Override
    public synchronized void close() {
        closed = true;
    }

    private void check(long offset, long length, boolean change) throws IOException {
        if (closed) {
            throw new ClosedChannelException();
        }
        if (change && mode == OpenMode.READ) {
            throw new NonWritableChannelException();
        }
        info().check(new ByteRange(offset, length));
    }
}
