package org.tbimage.codec;

import java.io.Closeable;
import java.nio.ByteBuffer;

/** Decodes frames. Not thread-safe: each worker has its own, uses it for many frames, and closes it. */
public interface FrameDecoder extends Closeable {
    /**
     * Decodes one frame, made by an encoder of this codec or by the tool of the format. The content must fill {@code
     * chunk} exactly. Decoding stops at the end of {@code chunk}, whatever size the frame claims.
     *
     * <p>After an exception, the content of {@code chunk} and both positions are undefined. The decoder remains usable.
     *
     * @param frame the frame, from position to limit, and nothing else; its position is at its limit afterwards
     * @param chunk receives the content, from position to limit; its position is at its limit afterwards
     * @throws CorruptFrameException if the frame is damaged, truncated, followed by other bytes, or does not have
     *     exactly the expected content length
     * @throws UnsupportedFrameException if the frame needs a feature that the codec does not support
     */
    void decode(ByteBuffer frame, ByteBuffer chunk) throws CorruptFrameException, UnsupportedFrameException;

    @Override
    void close();
}
