package org.tbimage.core.engine.frame;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.tbimage.action.Stage;
import org.tbimage.codec.CorruptFrameException;
import org.tbimage.codec.UnsupportedFrameException;
import org.tbimage.core.engine.work.ChunkBuffers;
import org.tbimage.core.engine.work.WorkerContext;
import org.tbimage.store.DamagedImageException;
import org.tbimage.store.FrameRef;
import org.tbimage.store.ImageReader;
import org.tbimage.store.TableEntry.Chunk;
import org.tbimage.store.UnsupportedImageException;
import org.tbimage.value.ByteRange;
import org.tbimage.value.Sha256;

/**
 * Reads the frames of an image, and lets nothing pass that is not what was stored: the store proves the checksum of the frame,
 * its decoder proves the frame, and the digest proves the content. Safe for many threads, each with buffers and a worker
 * context of its own.
 */
public final class FrameReader {
    private final ImageReader image;
    private final FrameCache cache;

    /** The caller closes the image. */
    public FrameReader(ImageReader image) {
        this.image = image;
        this.cache = new FrameCache(image.info().draft().encoding().chunkSize());
    }

    /** Throws if a frame is longer than the buffer, which has room for the longest frame of any codec. */
    void checkLength(FrameRef frame, ByteRange range, ChunkBuffers buffers) throws DamagedImageException {
        if (frame.length() > buffers.frameCapacity()) {
            throw image.damaged(frame, range, "a frame longer than any codec makes for a chunk", null);
        }
    }

    /** Reads and decodes a chunk into the content buffer, its digest proven. */
    public ByteBuffer content(Chunk chunk, ChunkBuffers buffers, WorkerContext worker) throws IOException {
        ByteBuffer content = buffers.content(chunk.range().length());
        read(chunk, content.duplicate(), buffers, worker);
        return content;
    }

    /**
     * Reads and decodes a chunk into what remains of {@code target}, which is as long as the chunk. The digest is proven. The frame
     * of the buffers is used on the way, their content is not.
     */
    public void read(Chunk chunk, ByteBuffer target, ChunkBuffers buffers, WorkerContext worker) throws IOException {
        ByteBuffer content = target.duplicate();
        if (chunk.isWholeFrame()) {
            expand(chunk.frame(), chunk.range(), target, buffers, worker);
        } else {
            cache.copy(
                    chunk.frame(),
                    chunk.at(),
                    target,
                    whole -> expand(chunk.frame(), chunk.range(), whole, buffers, worker));
        }
        proveDigest(chunk, content, worker);
    }

    private void proveDigest(Chunk chunk, ByteBuffer content, WorkerContext worker) throws DamagedImageException {
        Sha256 digest = worker.hash(content);
        if (!digest.equals(chunk.digest())) {
            throw image.damaged(
                    chunk.frame(),
                    chunk.range(),
                    "the content's SHA-256 is " + digest + ", and " + chunk.digest() + " in the chunk table",
                    null);
        }
    }

    /**
     * Reads the frame of some chunks, as it is stored, into what remains of {@code target}, which is as long as the frame. The
     * frame is decoded, and the digests of the chunks are proven.
     */
    public void prove(List<Chunk> chunks, ByteBuffer target, WorkerContext worker) throws IOException {
        FrameRef frame = chunks.get(0).frame();
        ByteBuffer content = worker.scratch(frame.contentLength());
        expand(frame, chunks.get(0).range(), target, content, worker);
        for (Chunk chunk : chunks) {
            proveDigest(
                    chunk,
                    content.slice(chunk.at(), Math.toIntExact(chunk.range().length())),
                    worker);
        }
    }

    /** Reads and decodes a whole frame into the content buffer. */
    ByteBuffer expand(FrameRef frame, ByteRange range, ChunkBuffers buffers, WorkerContext worker) throws IOException {
        ByteBuffer content = buffers.content(frame.contentLength());
        expand(frame, range, content, buffers, worker);
        return content.flip();
    }

    private void expand(FrameRef frame, ByteRange range, ByteBuffer target, ChunkBuffers buffers, WorkerContext worker)
            throws IOException {
        checkLength(frame, range, buffers);
        expand(frame, range, buffers.frame(frame.length()), target, worker);
    }

    private void expand(FrameRef frame, ByteRange range, ByteBuffer encoded, ByteBuffer target, WorkerContext worker)
            throws IOException {
        worker.timed(Stage.FETCH, frame.length(), () -> {
            image.readFrame(frame, range, encoded);
            return encoded.flip();
        });
        try {
            worker.decode(encoded, target);
        } catch (CorruptFrameException e) {
            throw image.damaged(frame, range, String.valueOf(e.getMessage()), e);
        } catch (UnsupportedFrameException e) {
            throw new UnsupportedImageException(
                    image.describe(frame),
                    String.valueOf(e.getMessage()),
                    "restore it on a machine whose program supports this, or another generation",
                    e);
        }
    }
}
