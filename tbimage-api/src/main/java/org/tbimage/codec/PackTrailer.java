package org.tbimage.codec;

import java.nio.ByteBuffer;

/**
 * Creates the bytes that follow the last frame of a pack, such as the seek table of the zstd seekable format. The tool
 * of the format must skip them.
 *
 * <p>The caller stores all frames first. Then it calls {@link #begin}, {@link #add} for each frame in order, and {@link
 * #finish}, on one thread. It writes each returned buffer, from position to limit, before the next call. After that the
 * buffer belongs to the trailer again.
 *
 * <p>Memory must not grow with the number of frames: a disk of 32 TiB has millions.
 */
public interface PackTrailer {
    /** {@return the bytes before the entry of the first frame} */
    ByteBuffer begin();

    /**
     * Creates the bytes for the next frame of the pack.
     *
     * @param frameLength length of the frame, in bytes
     * @param contentLength length of its content, in bytes
     * @return the bytes
     */
    ByteBuffer add(int frameLength, int contentLength);

    /** {@return the bytes after the entry of the last frame} */
    ByteBuffer finish();
}
