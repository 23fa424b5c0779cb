package org.tbimage.codec;

import java.io.Closeable;
import java.nio.ByteBuffer;

/** Compresses chunks. Not thread-safe: one per worker, reused from chunk to chunk, closed by the worker. */
public interface FrameEncoder extends Closeable {
    /**
     * Compresses what remains of {@code chunk} into one frame. Equal chunks give equal frames, however often the
     * encoder was used before.
     *
     * @param chunk the content, direct or not, also read-only; its position is then its limit
     * @param frame gets the frame at its position, which is then behind it; direct or not; nothing outside the frame is
     *     changed
     * @throws java.nio.BufferOverflowException if less than {@link Codec#maxFrameLength} remains in {@code frame}
     */
    void encode(ByteBuffer chunk, ByteBuffer frame);

    @Override
    void close();
}
