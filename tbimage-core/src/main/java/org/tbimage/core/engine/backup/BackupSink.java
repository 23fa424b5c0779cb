package org.tbimage.core.engine.backup;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tbimage.action.ProgressListener;
import org.tbimage.codec.Codec;
import org.tbimage.core.engine.frame.ZeroFrames;
import org.tbimage.core.engine.work.ChunkBuffers;
import org.tbimage.core.job.BackupOptions;
import org.tbimage.store.Encoding;
import org.tbimage.store.FrameRef;
import org.tbimage.store.ImageWriter;
import org.tbimage.store.StoredFrame;
import org.tbimage.value.ByteRange;
import org.tbimage.value.Sha256;

/** Passes the chunks of a backup in order to the writer of the image, and counts them. For one thread, except {@link #find}. */
public final class BackupSink implements Closeable {
    private static final ByteBuffer NO_FRAME = ByteBuffer.allocate(0);

    private final ImageWriter writer;
    private final ZeroFrames zeroFrames;
    private final int chunkSize;
    private final ProgressListener progress;
    private long reused;
    private long dataBytes;

    /** The caller closes the writer. */
    public BackupSink(ImageWriter writer, BackupOptions options, ProgressListener progress) {
        this(
                writer,
                options.codec(),
                new Encoding(options.codec().name(), options.level(), options.chunkSize()),
                progress);
    }

    /** The caller closes the writer. */
    public BackupSink(ImageWriter writer, Codec codec, Encoding encoding, ProgressListener progress) {
        this.writer = writer;
        this.zeroFrames = new ZeroFrames(codec, encoding.level());
        this.chunkSize = encoding.chunkSize();
        this.progress = progress;
    }

    /** A stored frame with the content of a chunk; for any thread. */
    public Optional<StoredFrame> find(ByteRange range, Sha256 digest) {
        return writer.find(range, digest);
    }

    void zeros(ByteRange range) throws IOException {
        if (writer.isCutByContent()) {
            zerosWithoutFrames(range);
            progress.advanced(range.length());
            return;
        }
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

    /** An image that is cut by content needs no frames of zeros. Runs of any length are given as whole chunks and a rest. */
    private void zerosWithoutFrames(ByteRange range) throws IOException {
        long whole = range.length() / chunkSize * chunkSize;
        int rest = (int) (range.length() - whole);
        if (whole > 0) {
            writer.putZeros(new ByteRange(range.offset(), whole), NO_FRAME, chunkSize);
        }
        if (rest > 0) {
            writer.putZeros(new ByteRange(range.offset() + whole, rest), NO_FRAME, rest);
        }
    }

    /** The parts of a piece, in order of the disk. Each new frame is stored before the first of its chunks. */
    public void piece(List<PiecePart> parts, NewChunks fresh, ChunkBuffers buffers) throws IOException {
        List<FrameRef> frames = new ArrayList<>();
        Map<PiecePart.Frame, FrameRef> kept = new HashMap<>();
        for (PiecePart part : parts) {
            if (part instanceof PiecePart.Zeros) {
                zeros(part.range());
            } else if (part instanceof PiecePart.Shared chunk) {
                reused(chunk.range(), chunk.digest(), chunk.stored(), NO_FRAME, chunk.unreadable());
            } else if (part instanceof PiecePart.Kept chunk) {
                kept(chunk, kept);
            } else if (part instanceof PiecePart.New chunk) {
                fresh(chunk, frames, fresh, buffers);
            }
        }
    }

    private void kept(PiecePart.Kept chunk, Map<PiecePart.Frame, FrameRef> stored) throws IOException {
        FrameRef frame = stored.get(chunk.frame());
        if (frame == null) {
            frame = writer.putFrame(chunk.frame().bytes(), chunk.frame().contentLength());
            stored.put(chunk.frame(), frame);
        }
        writer.putPart(chunk.range(), chunk.digest(), frame, chunk.at(), chunk.unreadable());
        count(chunk.range());
    }

    private void fresh(PiecePart.New chunk, List<FrameRef> frames, NewChunks fresh, ChunkBuffers buffers)
            throws IOException {
        NewChunks.Place place = chunk.place();
        if (place.frame() == frames.size()) {
            ByteBuffer content = fresh.content(place.frame(), buffers);
            frames.add(writer.putFrame(fresh.frame(place.frame(), buffers), content.remaining()));
        }
        writer.putPart(chunk.range(), chunk.digest(), frames.get(place.frame()), place.at(), chunk.unreadable());
        count(chunk.range());
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
