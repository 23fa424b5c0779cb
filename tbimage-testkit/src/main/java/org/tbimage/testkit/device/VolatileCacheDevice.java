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
 * A device with a write cache that a power cut empties: only what was flushed is sure to be on the medium behind it. Ordinary
 * reading sees the cache, {@link #readMedium} does not. Kept in memory, so for small devices.
 */
public final class VolatileCacheDevice extends FilterDevice {
    private static final int PAGE = 4096;
    private static final int SECTOR = 512;

    private final TreeMap<Long, byte[]> pages = new TreeMap<>();

    /**
     * Stands before a device.
     *
     * @param device the device behind, closed with this one
     */
    public VolatileCacheDevice(BlockDevice device) {
        super(device);
    }

    /** Loses all that was written since the last flush. The device goes on, as after a restart. */
    public synchronized void powerCut() {
        pages.clear();
    }

    /**
     * Loses some of what was written since the last flush: a disk keeps its own order, so of every sector of 512 bytes
     * chance decides whether it has reached the medium, and a write may be torn. The device goes on, as after a restart.
     *
     * @param seed which of many courses
     * @throws IOException if the device behind fails
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
        // Holes of the medium may be hidden by what is cached: all may be data.
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

    /** Lets the device behind refuse what is closed or read-only, and refuses itself what is out of range. */
    private void check(ByteRange range) throws IOException {
        super.write(0, ByteBuffer.allocate(0));
        info().check(range);
    }
}
