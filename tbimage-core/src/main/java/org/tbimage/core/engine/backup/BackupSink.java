package org.tbimage.core.engine.backup;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.tbimage.action.ProgressListener;
import org.tbimage.core.engine.frame.ZeroFrames;
import org.tbimage.core.job.BackupOptions;
import org.tbimage.store.ImageWriter;
import org.tbimage.store.StoredFrame;
import org.tbimage.value.ByteRange;
import org.tbimage.value.Sha256;

/** Passes the chunks of a backup in order to the writer of the image, and counts them. For one thread, except {@link #find}. */
public final class BackupSink implements Closeable {
    private final ImageWriter writer;
    private final ZeroFrames zeroFrames;
    private final int chunkSize;
    private final ProgressListener progress;
    private long reused;
    private long dataBytes;

    /** The caller closes the writer. */
    public BackupSink(ImageWriter writer, BackupOptions options, ProgressListener progress) {
        this.writer = writer;
        this.zeroFrames = new ZeroFrames(options.codec(), options.level());
        this.chunkSize = options.chunkSize();
        this.progress = progress;
    }

    /** A stored frame with the content of a chunk; for any thread. */
    Optional<StoredFrame> find(ByteRange range, Sha256 digest) {
        return writer.find(range, digest);
    }

    void zeros(ByteRange range) throws IOException {
        int length = (int) Math.min(range.length(), chunkSize);
        writer.putZeros(range, zeroFrames.of(length), length);
        progress.advanced(range.length());
    }

    void encoded(ByteRange range, Sha256 digest, ByteBuffer frame, List<ByteRange> unreadable) throws IOException {
        writer.put(range, digest, frame, unreadable);
        count(range);
    }

    /** A chunk whose frame is stored: the image refers to it, or gets a copy of its bytes. */
    void reused(ByteRange range, Sha256 digest, StoredFrame stored, ByteBuffer frame, List<ByteRange> unreadable)
            throws IOException {
        if (stored.isShared()) {
            writer.putStored(range, digest, stored, unreadable);
        } else {
            writer.put(range, digest, frame, unreadable);
        }
        reused++;
        count(range);
    }

    private void count(ByteRange range) {
        dataBytes += range.length();
        progress.advanced(range.length());
    }

    /** {@return how many chunks have a frame that was stored before} */
    public long reused() {
        return reused;
    }

    /** {@return how many bytes the chunks with content have} */
    public long dataBytes() {
        return dataBytes;
    }

    @Override
    public void close() {
        zeroFrames.close();
    }
}
