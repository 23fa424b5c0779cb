package org.tbimage.core.engine;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.tbimage.action.ProgressListener;
import org.tbimage.store.ImageWriter;
import org.tbimage.value.ByteRange;
import org.tbimage.value.Sha256;

/** Where the chunks of a backup arrive in order. For one thread. */
final class BackupSink implements Closeable {
    private final ImageWriter writer;
    private final ZeroFrames zeroFrames;
    private final int chunkSize;
    private final ProgressListener progress;
    private long reused;
    private long dataBytes;

    /** The writer stays the caller's. */
    BackupSink(ImageWriter writer, BackupOptions options, ProgressListener progress) {
        this.writer = writer;
        this.zeroFrames = new ZeroFrames(options.codec(), options.level());
        this.chunkSize = options.chunkSize();
        this.progress = progress;
    }

    void zeros(ByteRange range) throws IOException {
        int length = (int) Math.min(range.length(), chunkSize);
        writer.putZeros(range, zeroFrames.of(length), length);
        progress.advanced(range.length());
    }

    void data(ByteRange range, Sha256 digest, ByteBuffer frame, List<ByteRange> unreadable, boolean takenOver)
            throws IOException {
        writer.put(range, digest, frame, unreadable);
        reused += takenOver ? 1 : 0;
        dataBytes += range.length();
        progress.advanced(range.length());
    }

    /** How many chunks were taken over from the generation before. */
    long reused() {
        return reused;
    }

    /** How many bytes the chunks with content have. */
    long dataBytes() {
        return dataBytes;
    }

    @Override
    public void close() {
        zeroFrames.close();
    }
}
