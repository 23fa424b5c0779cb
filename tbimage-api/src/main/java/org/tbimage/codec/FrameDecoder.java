package org.tbimage.codec;

import java.io.Closeable;
import java.nio.ByteBuffer;

/** Expands frames. Not thread-safe: one per worker, reused from frame to frame, closed by the worker. */
public interface FrameDecoder extends Closeable {
    /**
     * Expands one frame, as this codec's encoder or the format's own tool made it, and fills {@code chunk} exactly. A
     * frame that would expand to more stops at the end of {@code chunk}: sizes in a frame's header are never trusted
     * with memory.
     *
     * @param frame the whole frame and nothing else; direct or not, also read-only; its position is then its limit
     * @param chunk gets the content; direct or not; its position is then its limit
     * @throws CorruptFrameException if the frame is damaged, cut, followed by anything, or expands to any other length;
     *     the content of {@code chunk} is then undefined, and the decoder can be used again
     * @throws UnsupportedFrameException if the frame uses a feature that the codec does not support; likewise
     */
    void decode(ByteBuffer frame, ByteBuffer chunk) throws CorruptFrameException, UnsupportedFrameException;

    @Override
    void close();
}
