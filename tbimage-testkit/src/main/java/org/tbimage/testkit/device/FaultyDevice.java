package org.tbimage.testkit.device;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.tbimage.device.BadBlockException;
import org.tbimage.device.BlockDevice;
import org.tbimage.device.Extent;
import org.tbimage.device.PartitionReload;
import org.tbimage.value.ByteRange;

/**
 * A device that goes wrong as told, and counts what is done to it. Faults may be set at any time and by any thread, and
 * can be combined.
 */
public final class FaultyDevice extends FilterDevice {
    private static final long NEVER = Long.MAX_VALUE;

    private final BlockDevice behind;
    private final List<ByteRange> unreadable = new CopyOnWriteArrayList<>();
    private final List<ByteRange> written = new ArrayList<>();
    private final AtomicLong calls = new AtomicLong();
    private final AtomicLong bytesRead = new AtomicLong();
    private final AtomicLong bytesWritten = new AtomicLong();
    private final AtomicLong bytesZeroed = new AtomicLong();
    private final AtomicLong flushes = new AtomicLong();
    private volatile long failingCall = NEVER;
    private volatile boolean flushFails;
    private volatile boolean zeroesShort;
    private volatile boolean noiseAfterDiscard;
    private volatile boolean closed;

    private FaultyDevice(BlockDevice behind) {
        super(behind);
        this.behind = behind;
    }

    /**
     * Stands before a device; without faults at first.
     *
     * @param device the device behind, closed with this one
     * @return the device that can go wrong
     */
    public static FaultyDevice over(BlockDevice device) {
        return new FaultyDevice(device);
    }

    /**
     * Like {@link #over}, with a write cache that {@link #powerCut} empties. {@link #readMedium} does not see what is
     * only in that cache. The cache is kept in memory, and is as large as what was written since the last flush.
     *
     * @param device the device behind, closed with this one
     * @return the device that can go wrong
     */
    public static FaultyDevice withVolatileCache(BlockDevice device) {
        return new FaultyDevice(new VolatileCacheDevice(device));
    }

    /**
     * Lets one call throw an {@link IOException} without doing anything. Counted are all calls but {@code info} and
     * {@code close}.
     *
     * @param k 1 for the first call from now on
     * @return this
     */
    public FaultyDevice failCall(long k) {
        failingCall = calls.get() + k;
        return this;
    }

    /**
     * Lets the next flush throw, once, as kernels do; what was written may or may not be there.
     *
     * @return this
     */
    public FaultyDevice failNextFlush() {
        flushFails = true;
        return this;
    }

    /**
     * Lets every reading that touches a range throw {@link BadBlockException}. Writing all of a range makes it readable
     * again, as in a disk that has spare sectors.
     *
     * @param range the bad bytes
     * @return this
     */
    public FaultyDevice unreadable(ByteRange range) {
        unreadable.add(range);
        return this;
    }

    /**
     * Leaves the last sector of every zeroed range as it was, without a word.
     *
     * @return this
     */
    public FaultyDevice zeroShort() {
        zeroesShort = true;
        return this;
    }

    /**
     * Puts noise where something is discarded, as the contract allows.
     *
     * @return this
     */
    public FaultyDevice noiseAfterDiscard() {
        noiseAfterDiscard = true;
        return this;
    }

    /**
     * Loses all that was written since the last flush. The device goes on, as after a restart.
     *
     * @throws IllegalStateException if it was not made by {@link #withVolatileCache}
     */
    public void powerCut() {
        if (!(behind instanceof VolatileCacheDevice cache)) {
            throw new IllegalStateException("make it by withVolatileCache");
        }
        cache.powerCut();
    }

    /** {@return how many calls were made, {@code info} and {@code close} not counted} */
    public long calls() {
        return calls.get();
    }

    /** {@return how many bytes were read} */
    public long bytesRead() {
        return bytesRead.get();
    }

    /** {@return how many bytes were written, zeroing not counted} */
    public long bytesWritten() {
        return bytesWritten.get();
    }

    /** {@return how many bytes were zeroed} */
    public long bytesZeroed() {
        return bytesZeroed.get();
    }

    /** {@return how many flushes succeeded} */
    public long flushes() {
        return flushes.get();
    }

    /** {@return what was written, in order; zeroing not counted} */
    public List<ByteRange> written() {
        synchronized (written) {
            return List.copyOf(written);
        }
    }

    /** {@return whether it was closed} */
    public boolean isClosed() {
        return closed;
    }

    @Override
    public void read(long offset, ByteBuffer target) throws IOException {
        beforeReading(offset, target);
        super.read(offset, target);
    }

    @Override
    public void readMedium(long offset, ByteBuffer target) throws IOException {
        beforeReading(offset, target);
        super.readMedium(offset, target);
    }

    @Override
    public void write(long offset, ByteBuffer source) throws IOException {
        ByteRange range = new ByteRange(offset, source.remaining());
        count("write", range);
        super.write(offset, source);
        bytesWritten.addAndGet(range.length());
        synchronized (written) {
            written.add(range);
        }
        unreadable.removeIf(range::contains);
    }

    @Override
    public void zero(ByteRange range) throws IOException {
        count("zero", range);
        int sector = info().geometry().logicalSector();
        boolean cut = zeroesShort && range.length() >= sector;
        super.zero(cut ? new ByteRange(range.offset(), range.length() - sector) : range);
        bytesZeroed.addAndGet(range.length());
    }

    @Override
    public boolean discard(ByteRange range) throws IOException {
        count("discard", range);
        boolean told = super.discard(range);
        if (!noiseAfterDiscard) {
            return told;
        }
        ByteBuffer noise = ByteBuffer.allocate(1 << 16);
        for (long at = range.offset(); at < range.end(); at += noise.limit()) {
            noise.clear().limit((int) Math.min(noise.capacity(), range.end() - at));
            Patterns.fill(noise, at, range.hashCode());
            super.write(at, noise.flip());
        }
        return true;
    }

    @Override
    public List<Extent> extents(ByteRange range) throws IOException {
        count("extents", range);
        return super.extents(range);
    }

    @Override
    public void flush() throws IOException {
        count("flush", new ByteRange(0, info().size()));
        if (flushFails) {
            flushFails = false;
            throw new IOException(info().name() + ": made to fail: flush");
        }
        super.flush();
        flushes.incrementAndGet();
    }

    @Override
    public PartitionReload reloadPartitions() throws IOException {
        count("reloadPartitions", new ByteRange(0, 0));
        return super.reloadPartitions();
    }

    @Override
    public void close() throws IOException {
        closed = true;
        super.close();
    }

    private void beforeReading(long offset, ByteBuffer target) throws IOException {
        ByteRange range = new ByteRange(offset, target.remaining());
        count("read", range);
        for (ByteRange bad : unreadable) {
            if (bad.offset() < range.end() && range.offset() < bad.end()) {
                throw new BadBlockException(info().name(), "read", range, null);
            }
        }
        bytesRead.addAndGet(range.length());
    }

    private void count(String call, ByteRange range) throws IOException {
        if (calls.incrementAndGet() == failingCall) {
            throw new IOException(info().name() + ": made to fail: " + call + " of bytes " + range);
        }
    }
}
