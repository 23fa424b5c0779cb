package org.tbimage.codec;

import java.nio.ByteBuffer;

/**
 * Makes the bytes that follow the last frame of a pack, such as the seek table of zstd's seekable format. Whatever they
 * are, the format's own tool must pass over them.
 *
 * <p>It is told frame by frame, once all frames are stored, and must not remember them: a disk of 32 TiB has millions.
 * Used by one thread: {@link #begin}, {@link #add} for each frame, {@link #finish}. A buffer that is returned, from position
 * to limit, is used before the next call and then belongs to the trailer again.
 */
public interface PackTrailer {
    /** {@return the bytes before those of the first frame} */
    ByteBuffer begin();

    /**
     * Makes the bytes for the next frame of the pack. All frames are told, in order.
     *
     * @param frameLength length of the frame, in bytes
     * @param contentLength length of what it expands to, in bytes
     * @return the bytes
     */
    ByteBuffer add(int frameLength, int contentLength);

    /** {@return the bytes behind those of the last frame} */
    ByteBuffer finish();
}
