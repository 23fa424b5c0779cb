package org.tbimage.testkit.device;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.tbimage.device.BlockDevice;
import org.tbimage.device.Extent;
import org.tbimage.value.ByteRange;

/**
 * A device with a write cache that loses its content in a power failure. Only flushed bytes are on the wrapped device.
 * {@link #read} returns cached bytes, {@link #readMedium} does not. The cache is in memory, so the device should be
 * small.
 */
public final class VolatileCacheDevice extends FilterDevice {
    private static final int PAGE = 4096;
    private static final int SECTOR = 512;

    private final TreeMap<Long, byte[]> pages = new TreeMap<>();

    /**
     * Wraps a device.
     *
     * @param device the wrapped device; closed with this one
     */
    public VolatileCacheDevice(BlockDevice device) {
        super(device);
    }

    /** Loses everything written since the last flush. The device then continues, as after a restart. */
    public synchronized void powerCut() {
        pages.clear();
    }

    /**
     * Loses a random part of what was written since the last flush. A disk writes in its own order, so each sector of
     * 512 bytes is kept or lost independently, and a write may be torn. The device then continues, as after a restart.
     *
     * @param seed seed of the random choice
     * @throws IOException if the wrapped device fails
     */
    public synchronized void powerCut(long seed) throws IOException {
        Random chance = new Random(seed);
        for (var page : pages.entrySet()) {
            long start = page.getKey() * PAGE;
            int length = (int) Math.min(PAGE, info().size() - start);
            int piece = Math.max(SECTOR, info().geometry().logicalSector());
            for (int at = 0; at < length; at += piece) {
                if (chance.nextBoolean()) {
                    super.write(start + at, ByteBuffer.wrap(page.getValue(), at, Math.min(piece, length - at)));
                }
            }
        }
        pages.clear();
    }

    @Override
    public synchronized void read(long offset, ByteBuffer target) throws IOException {
        ByteBuffer view = target.duplicate();
        super.read(offset, target);
        long end = offset + view.remaining();
        for (var page : pages.subMap(offset / PAGE, (end + PAGE - 1) / PAGE).entrySet()) {
            long start = page.getKey() * PAGE;
            long from = Math.max(start, offset);
            int length = (int) (Math.min(start + PAGE, end) - from);
            view.put(view.position() + (int) (from - offset), page.getValue(), (int) (from - start), length);
        }
    }

    @Override
    public synchronized void write(long offset, ByteBuffer source) throws IOException {
        check(new ByteRange(offset, source.remaining()));
        long at = offset;
        while (source.hasRemaining()) {
            int inPage = (int) (at % PAGE);
            int length = Math.min(PAGE - inPage, source.remaining());
            source.get(page(at / PAGE), inPage, length);
            at += length;
        }
    }

    @Override
    public synchronized void zero(ByteRange range) throws IOException {
        check(range);
        ByteBuffer zeros = ByteBuffer.allocate(PAGE);
        for (long at = range.offset(); at < range.end(); at += zeros.limit()) {
            write(at, zeros.clear().limit((int) Math.min(PAGE, range.end() - at)));
        }
    }

    @Override
    public synchronized List<Extent> extents(ByteRange range) throws IOException {
        super.extents(range);
        // cached bytes may cover holes of the wrapped device, so everything may be data
        return range.length() == 0 ? List.of() : List.of(new Extent(range, Extent.Kind.DATA));
    }

    @Override
    public synchronized void flush() throws IOException {
        for (var page : pages.entrySet()) {
            long start = page.getKey() * PAGE;
            int length = (int) Math.min(PAGE, info().size() - start);
            super.write(start, ByteBuffer.wrap(page.getValue(), 0, length));
        }
        pages.clear();
        super.flush();
    }

    private byte[] page(long index) throws IOException {
        byte[] page = pages.get(index);
        if (page == null) {
            page = new byte[PAGE];
            long start = index * PAGE;
            super.read(start, ByteBuffer.wrap(page, 0, (int) Math.min(PAGE, info().size() - start)));
            pages.put(index, page);
        }
        return page;
    }

    /** Checks the range. The wrapped device checks the mode, and whether it is closed. */
    private void check(ByteRange range) throws IOException {
        super.write(0, ByteBuffer.allocate(0));
        info().check(range);
    }
}
