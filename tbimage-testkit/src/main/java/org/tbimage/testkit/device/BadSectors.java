package org.tbimage.testkit.device;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.tbimage.device.BadBlockException;
import org.tbimage.device.BlockDevice;
import org.tbimage.value.ByteRange;

/**
 * A device with unreadable ranges. A read that touches one of them fails. Writing a whole range in one call repairs it,
 * like a disk that has spare sectors. Safe for use by many threads.
 */
public final class BadSectors extends FilterDevice {
    private final List<ByteRange> bad;

    /**
     * Wraps a device.
     *
     * @param device the wrapped device; closed with this one
     * @param bad the unreadable ranges
     */
    public BadSectors(BlockDevice device, ByteRange... bad) {
        super(device);
        this.bad = new CopyOnWriteArrayList<>(bad);
    }

    @Override
    public void read(long offset, ByteBuffer target) throws IOException {
        check(new ByteRange(offset, target.remaining()));
        super.read(offset, target);
    }

    @Override
    public void readMedium(long offset, ByteBuffer target) throws IOException {
        check(new ByteRange(offset, target.remaining()));
        super.readMedium(offset, target);
    }

    @Override
    public void write(long offset, ByteBuffer source) throws IOException {
        ByteRange range = new ByteRange(offset, source.remaining());
        super.write(offset, source);
        bad.removeIf(range::contains);
    }

    private void check(ByteRange range) throws BadBlockException {
        for (ByteRange lost : bad) {
            if (lost.offset() < range.end() && range.offset() < lost.end()) {
                throw new BadBlockException(info().name(), "read", range, null);
            }
        }
    }
}
