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
import org.tbimage.device.PartitionReload;
import org.tbimage.value.ByteRange;

/**
 * A read-only disk of any size whose content is {@link Patterns}. A read from a wrong offset is visible at once. It
 * needs no memory. Safe for use by many threads.
 */
public final class PatternDevice implements BlockDevice {
    private final DeviceInfo info;
    private final long salt;
    private volatile boolean closed;

    /**
     * Creates the disk.
     *
     * @param shape size and sector size
     * @param salt selects one of many patterns
     */
    public PatternDevice(DeviceShape shape, long salt) {
        Geometry geometry = new Geometry(shape.size(), shape.sector(), shape.sector());
        this.info = new DeviceInfo(
                "pattern", DeviceInfo.Kind.MEMORY, geometry, DiskIdentity.NONE, true, false, true, List.of());
        this.salt = salt;
    }

    @Override
    public DeviceInfo info() {
        return info;
    }

    @Override
    public void read(long offset, ByteBuffer target) throws IOException {
        checkOpen();
        info.check(new ByteRange(offset, target.remaining()));
        Patterns.fill(target, offset, salt);
    }

    @Override
    public void write(long offset, ByteBuffer source) throws IOException {
        checkOpen();
        throw new NonWritableChannelException();
    }

    @Override
    public void zero(ByteRange range) throws IOException {
        checkOpen();
        throw new NonWritableChannelException();
    }

    @Override
    public void flush() throws IOException {
        checkOpen();
    }

    @Override
    public PartitionReload reloadPartitions() throws IOException {
        checkOpen();
        return PartitionReload.NOT_APPLICABLE;
    }

    @Override
    public void close() {
        closed = true;
    }

    private void checkOpen() throws ClosedChannelException {
        if (closed) {
            throw new ClosedChannelException();
        }
    }
}
