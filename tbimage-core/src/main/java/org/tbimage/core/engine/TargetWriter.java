package org.tbimage.core.engine;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.tbimage.action.ProgressListener;
import org.tbimage.device.BlockDevice;
import org.tbimage.value.ByteRange;

/**
 * Makes a device what it should be: writes what differs, gathers zeros into ranges, leaves alone what is right, and keeps
 * the first chunk for last. For one thread, but for the rests that it returns: those may be done by many.
 */
final class TargetWriter implements Verdicts {
    private static final long MOST_ZEROS = 1L << 30;

    private final BlockDevice device;
    private final ProgressListener progress;
    private final FirstChunk first;
    private final WrittenMap written;
    private ByteRange zeros = new ByteRange(0, 0);
    private long writtenBytes;
    private long zeroedBytes;
    private long sameBytes;
    private long writtenChunks;

    TargetWriter(BlockDevice device, int chunkSize, ProgressListener progress) {
        this.device = device;
        this.progress = progress;
        this.first = new FirstChunk(device);
        this.written = new WrittenMap(chunkSize);
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
        sameBytes += range.length();
        progress.advanced(range.length());
    }

    @Override
    public Rest different(ByteRange range, ByteBuffer content) throws IOException {
        flushZeros();
        writtenChunks++;
        if (range.offset() == 0) {
            first.shouldBe(content);
            first.beforeWrite();
            progress.advanced(range.length());
            return Rest.NONE;
        }
        first.beforeWrite();
        writtenBytes += range.length();
        written.add(range);
        return () -> {
            device.write(range.offset(), content);
            progress.advanced(range.length());
        };
    }

    @Override
    public void differentZeros(ByteRange range) throws IOException {
        boolean continues = zeros.length() > 0 && zeros.end() == range.offset() && zeros.length() < MOST_ZEROS;
        if (continues) {
            zeros = new ByteRange(zeros.offset(), zeros.length() + range.length());
        } else {
            flushZeros();
            zeros = range;
        }
        progress.advanced(range.length());
    }

    private void flushZeros() throws IOException {
        if (zeros.length() > 0) {
            first.beforeWrite();
            device.zero(zeros);
            written.add(zeros);
            zeroedBytes += zeros.length();
            zeros = new ByteRange(0, 0);
        }
    }

    /** Brings everything but the first chunk to the medium. */
    void finishRest() throws IOException {
        flushZeros();
        device.flush();
    }

    /** Brings the first chunk to the medium. */
    void finishFirst() throws IOException {
        long mended = first.mend();
        if (mended > 0) {
            device.flush();
            written.add(first.range());
            writtenBytes += mended + first.wipedBytes();
        }
    }

    /** What was written so far, the first chunk only after {@link #finishFirst}. */
    WrittenMap written() {
        return written;
    }

    /** Bytes written as such, those of the wiped and mended first chunk included. */
    long writtenBytes() {
        return writtenBytes;
    }

    long zeroedBytes() {
        return zeroedBytes;
    }

    long sameBytes() {
        return sameBytes;
    }

    long writtenChunks() {
        return writtenChunks;
    }
}
