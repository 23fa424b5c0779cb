package org.tbimage.core.engine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;
import org.tbimage.action.ProgressListener;
import org.tbimage.device.BlockDevice;
import org.tbimage.value.ByteRange;

/**
 * Makes a device what it should be: writes what differs, gathers zeros into ranges, leaves alone what is right, and keeps
 * the first chunk for last. Decisions are for one thread; the writes themselves are left to tails, so that a fast disk
 * has many of them in flight.
 */
final class TargetWriter implements Verdicts {
    private static final long MOST_ZEROS = 1L << 30;

    private final BlockDevice device;
    private final Zeroing zeroing;
    private final ProgressListener progress;
    private final FirstChunk first;
    private final WrittenMap written;
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

    TargetWriter(BlockDevice device, int chunkSize, Zeroing zeroing, FirstChunk first, ProgressListener progress) {
        this.device = device;
        this.zeroing = zeroing;
        this.progress = progress;
        this.first = first;
        this.written = new WrittenMap(device.info().size(), chunkSize);
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
    public Tail different(ByteRange range, ByteBuffer content) throws IOException {
        writtenChunks++;
        progress.advanced(range.length());
        if (range.offset() == 0) {
            first.shouldBe(content);
            first.beforeWrite();
            firstWritten = range.length();
            return Tail.NONE;
        }
        first.beforeWrite();
        Tail zeroing = takeZeros();
        written.add(range);
        return inOrderOnPlatters(() -> {
            zeroing.run();
            device.write(range.offset(), content);
            writtenBytes.addAndGet(range.length());
        });
    }

    /** A disk that has to move its heads is quickest in order; any other, with many requests at once. */
    private Tail inOrderOnPlatters(Tail tail) throws IOException {
        if (!device.info().rotational()) {
            return tail;
        }
        tail.run();
        return Tail.NONE;
    }

    @Override
    public Tail differentZeros(ByteRange range) throws IOException {
        progress.advanced(range.length());
        if (range.offset() == 0) {
            first.shouldBeZeros(range);
            first.beforeWrite();
            firstZeroed = range.length();
            return Tail.NONE;
        }
        if (zeros.length() > 0 && zeros.end() == range.offset() && zeros.length() < MOST_ZEROS) {
            zeros = new ByteRange(zeros.offset(), zeros.length() + range.length());
            return Tail.NONE;
        }
        Tail zeroing = takeZeros();
        zeros = range;
        return zeroing;
    }

    /** Zeroes the gathered range, and begins with an empty one. */
    private Tail takeZeros() throws IOException {
        ByteRange gathered = zeros;
        if (gathered.length() == 0) {
            return Tail.NONE;
        }
        first.beforeWrite();
        written.add(gathered);
        zeros = new ByteRange(0, 0);
        return inOrderOnPlatters(() -> {
            discardedBytes.addAndGet(zeroing.zero(gathered));
            zeroedBytes.addAndGet(gathered.length());
        });
    }

    /** Zeroes what lies behind the content that the device should hold; its beginning is marked meanwhile. */
    void wipe(ByteRange behind) throws IOException {
        first.beforeWrite();
        device.zero(behind);
    }

    /** Brings everything but the first chunk to the medium; all tails must have run. */
    void finishRest() throws IOException {
        takeZeros().run();
        device.flush();
    }

    /** Brings the first chunk to the medium. */
    void finishFirst() throws IOException {
        first.mend();
        if (first.range().length() > 0) {
            written.add(first.range());
            writtenBytes.addAndGet(firstWritten);
            zeroedBytes.addAndGet(firstZeroed);
        }
        finished = true;
    }

    /** Whether the device is half restored, with a mark at its beginning. */
    boolean isHalfDone() {
        return first.isMarked();
    }

    /** Whether all that belongs on the device is written and flushed. */
    boolean isFinished() {
        return finished;
    }

    /** Marks the device as half restored again, since what was written proved to be wrong. */
    void spoil() throws IOException {
        first.spoil();
    }

    /** What was written so far, the first chunk only after {@link #finishFirst}. */
    WrittenMap written() {
        return written;
    }

    /** Bytes of chunks with content that differed; with the zeroed and the same ones, all there are. */
    long writtenBytes() {
        return writtenBytes.get();
    }

    long zeroedBytes() {
        return zeroedBytes.get();
    }

    /** How many of the zeroed bytes the device was told to discard. */
    long discardedBytes() {
        return discardedBytes.get();
    }

    long sameBytes() {
        return sameBytes;
    }

    long writtenChunks() {
        return writtenChunks;
    }
}
