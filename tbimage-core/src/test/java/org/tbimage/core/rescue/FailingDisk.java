package org.tbimage.core.rescue;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.function.LongPredicate;
import org.tbimage.device.BadBlockException;
import org.tbimage.device.BlockDevice;
import org.tbimage.device.DeviceInfo;
import org.tbimage.device.DiskIdentity;
import org.tbimage.device.Geometry;
import org.tbimage.value.ByteRange;

/**
 * A disk of any size that needs a long time for each failure, on its own clock. Each readable sector contains its
 * offset.
 */
final class FailingDisk implements BlockDevice {
    private final DeviceInfo info;
    private final LongPredicate badSector;
    private final long nanosPerFailure;
    private long now = 42;
    private int failures;

    FailingDisk(long size, int sector, Duration perFailure, LongPredicate badSector) {
        Geometry geometry = new Geometry(size, sector, 4096);
        this.info = new DeviceInfo(
                "failing", DeviceInfo.Kind.DISK, geometry, DiskIdentity.NONE, false, false, false, List.of());
        this.nanosPerFailure = perFailure.toNanos();
        this.badSector = badSector;
    }

    long nanoTime() {
        return now;
    }

    int failures() {
        return failures;
    }

    static byte mark(long sector) {
        return (byte) (1 + sector % 251);
    }

    @Override
    public DeviceInfo info() {
        return info;
    }

    @Override
    public void read(long offset, ByteBuffer target) throws BadBlockException {
        int sector = info.geometry().logicalSector();
        ByteRange range = new ByteRange(offset, target.remaining());
        for (long at = range.offset(); at < range.end(); at += sector) {
            if (badSector.test(at / sector)) {
                failures++;
                now += nanosPerFailure;
                throw new BadBlockException("failing", "read", range, null);
            }
        }
        while (target.hasRemaining()) {
            target.put(mark((range.end() - target.remaining()) / sector));
        }
    }

    @Override
    public void write(long offset, ByteBuffer source) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void zero(ByteRange range) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void flush() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        // holds no resources
    }
}
