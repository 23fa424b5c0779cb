package org.tbimage.core.engine.restore;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.tbimage.action.ProgressListener;
import org.tbimage.action.StageTime;
import org.tbimage.core.engine.work.Completion;
import org.tbimage.core.job.RestoreResult;
import org.tbimage.device.BlockDevice;
import org.tbimage.device.PartitionReload;
import org.tbimage.value.ByteRange;

/**
 * Makes a device what it should be: writes what differs, gathers zeros into ranges, leaves alone what is right, and keeps
 * the first chunk for last. Decisions are for one thread; the writes themselves are left to completions, so that a fast disk
 * has many of them in flight.
 */
public final class TargetWriter implements ComparisonHandler {
    private static final long MOST_ZEROS = 1L << 30;

    private final BlockDevice device;
    private final Zeroing zeroing;
    private final ProgressListener progress;
    private final BootAreaGuard first;
    private final DirtyMap written;
    private ByteRange zeros = new ByteRange(0, 0);
    // counted when they are with the disk, by many threads
    private final AtomicLong writtenBytes = new AtomicLong();
    private final AtomicLong zeroedBytes = new AtomicLong();
    private final AtomicLong discardedBytes = new AtomicLong();
    private long sameBytes;
    private long writtenChunks;
    private long firstWritten;
    private long firstZeroed;
    private boolean finished;

    public TargetWriter(
            BlockDevice device, int chunkSize, Zeroing zeroing, BootAreaGuard first, ProgressListener progress) {
        this.device = device;
        this.zeroing = zeroing;
        this.progress = progress;
        this.first = first;
        this.written = new DirtyMap(device.info().size(), chunkSize);
    }

    @Override
    public void same(ByteRange range, ByteBuffer content) {
        if (range.offset() == 0) {
            first.isRight(content);
        }
        sameBytes += range.length();
        progress.advanced(range.length());
    }

    @Override
    public void sameZeros(ByteRange range) {
        if (range.offset() == 0) {
            first.isZeros(range);
        }
        sameBytes += range.length();
        progress.advanced(range.length());
    }

    @Override
    public Completion different(ByteRange range, ByteBuffer content, int chunks) throws IOException {
        writtenChunks += chunks;
        progress.advanced(range.length());
        if (range.offset() == 0) {
            first.shouldBe(content);
            first.beforeWrite();
            firstWritten = range.length();
            return Completion.NONE;
        }
        first.beforeWrite();
        Completion zeroing = takeZeros();
        written.add(range);
        return inOrderOnPlatters(() -> {
            zeroing.run();
            device.write(range.offset(), content);
            writtenBytes.addAndGet(range.length());
        });
    }

    /** A disk that has to move its heads is quickest in order; any other, with many requests at once. */
    private Completion inOrderOnPlatters(Completion tail) throws IOException {
        if (!device.info().rotational()) {
            return tail;
        }
        tail.run();
        return Completion.NONE;
    }

    @Override
    public Completion differentZeros(ByteRange range) throws IOException {
        progress.advanced(range.length());
        if (range.offset() == 0) {
            first.shouldBeZeros(range);
            first.beforeWrite();
            firstZeroed = range.length();
            return Completion.NONE;
        }
        if (zeros.length() > 0 && zeros.end() == range.offset() && zeros.length() < MOST_ZEROS) {
            zeros = new ByteRange(zeros.offset(), zeros.length() + range.length());
            return Completion.NONE;
        }
        Completion zeroing = takeZeros();
        zeros = range;
        return zeroing;
    }

    /** Zeroes the gathered range, and begins with an empty one. */
    private Completion takeZeros() throws IOException {
        ByteRange gathered = zeros;
        if (gathered.length() == 0) {
            return Completion.NONE;
        }
        first.beforeWrite();
        written.add(gathered);
        zeros = new ByteRange(0, 0);
        return inOrderOnPlatters(() -> {
            discardedBytes.addAndGet(zeroing.zero(gathered));
            zeroedBytes.addAndGet(gathered.length());
        });
    }

    /** Zeroes a range after the end of the content. The beginning of the device is marked meanwhile. */
    void wipe(ByteRange range) throws IOException {
        first.beforeWrite();
        device.zero(range);
    }

    /** Writes and flushes everything but the first chunk. All completions must have run. */
    public void finishRest() throws IOException {
        takeZeros().run();
        device.flush();
    }

    /** Writes and flushes the first chunk. */
    public void finishFirst() throws IOException {
        first.mend();
        if (first.range().length() > 0) {
            written.add(first.range());
            writtenBytes.addAndGet(firstWritten);
            zeroedBytes.addAndGet(firstZeroed);
        }
        finished = true;
    }

    /** Where the beginning ends that is written last; 0 if it is written, or need not be. */
    public long pendingEnd() {
        return finished ? 0 : first.range().end();
    }

    /** Whether the device is half restored, with a mark at its beginning. */
    public boolean isHalfDone() {
        return first.isMarked();
    }

    /** Whether all that belongs on the device is written and flushed. */
    public boolean isFinished() {
        return finished;
    }

    /** Marks the device as half restored again, since what was written proved to be wrong. */
    public void spoil() throws IOException {
        first.spoil();
    }

    /** What was done, once all of it is done. */
    public RestoreResult result(
            long tailBytes,
            long readBackBytes,
            PartitionReload partitions,
            List<String> warnings,
            List<StageTime> stages) {
        return new RestoreResult(
                writtenChunks,
                writtenBytes(),
                zeroedBytes(),
                sameBytes,
                discardedBytes.get(),
                tailBytes,
                readBackBytes,
                partitions,
                warnings,
                stages);
    }

    /** What was written so far, the first chunk only after {@link #finishFirst}. */
    public DirtyMap written() {
        return written;
    }

    /** Bytes of chunks with content that differed; with the zeroed and the same ones, all there are. */
    public long writtenBytes() {
        return writtenBytes.get();
    }

    public long zeroedBytes() {
        return zeroedBytes.get();
    }

    public long sameBytes() {
        return sameBytes;
    }
}
