package org.tbimage.codec;

import java.io.Closeable;
import java.nio.ByteBuffer;

/** Compresses chunks. Not thread-safe: each worker has its own, uses it for many chunks, and closes it. */
public interface FrameEncoder extends Closeable {
    /**
     * Compresses one chunk into one frame. Equal chunks give equal frames, whatever the encoder did before.
     *
     * @param chunk the content, from position to limit, of any length from 0; its position is at its limit afterwards
     * @param frame receives the frame at its position, which is after the frame afterwards; bytes after the frame stay
     *     unchanged
     * @throws java.nio.BufferOverflowException if {@code frame} has less room than {@link Codec#maxFrameLength}, even
     *     if the frame would fit; nothing is written, and the encoder remains usable
     */
    void encode(ByteBuffer chunk, ByteBuffer frame);

    @Override
    void close();
}
