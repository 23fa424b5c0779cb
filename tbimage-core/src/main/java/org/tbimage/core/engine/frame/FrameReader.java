package org.tbimage.core.engine.frame;

import java.io.IOException;
import java.nio.ByteBuffer;
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

    /** The caller closes the image. */
    public FrameReader(ImageReader image) {
        this.image = image;
    }

    /** Throws if a frame is longer than the buffer, which has room for the longest frame of any codec. */
    void checkLength(FrameRef frame, ByteRange range, ChunkBuffers buffers) throws DamagedImageException {
        if (frame.length() > buffers.frameCapacity()) {
            throw image.damaged(frame, range, "a frame longer than any codec makes for a chunk", null);
        }
    }

    /** Reads and decodes a chunk into the content buffer, its digest proven. */
    public ByteBuffer content(Chunk chunk, ChunkBuffers buffers, WorkerContext worker) throws IOException {
        ByteBuffer content = expand(chunk.frame(), chunk.range(), buffers, worker);
        ByteBuffer part = content.position(chunk.at())
                .limit(chunk.at() + Math.toIntExact(chunk.range().length()));
        Sha256 digest = worker.hash(part);
        if (!digest.equals(chunk.digest())) {
            throw image.damaged(
                    chunk.frame(),
                    chunk.range(),
                    "the content's SHA-256 is " + digest + ", and " + chunk.digest() + " in the chunk table",
                    null);
        }
        return part;
    }

    /** Reads and decodes a whole frame into the content buffer. */
    ByteBuffer expand(FrameRef frame, ByteRange range, ChunkBuffers buffers, WorkerContext worker) throws IOException {
        checkLength(frame, range, buffers);
        ByteBuffer encoded = buffers.frame(frame.length());
        worker.timed(Stage.FETCH, frame.length(), () -> {
            image.readFrame(frame, range, encoded);
            return encoded.flip();
        });
        ByteBuffer content = buffers.content(frame.contentLength());
        try {
            worker.decode(encoded, content);
        } catch (CorruptFrameException e) {
            throw image.damaged(frame, range, String.valueOf(e.getMessage()), e);
        } catch (UnsupportedFrameException e) {
            throw new UnsupportedImageException(
                    image.describe(frame),
                    String.valueOf(e.getMessage()),
                    "restore it on a machine whose program supports this, or another generation",
                    e);
        }
        return content.flip();
    }
}
