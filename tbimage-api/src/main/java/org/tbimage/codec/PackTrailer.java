package org.tbimage.codec;

import java.nio.ByteBuffer;

/**
 * Makes the bytes that follow the last frame of a pack, such as the seek table of zstd's seekable format. Whatever they
 * are, the format's own tool must pass over them. Used by one thread.
 */
public interface PackTrailer {
    /**
     * Takes note of the next frame of the pack. All frames are told, in order.
     *
     * @param frameLength length of the frame, in bytes
     * @param contentLength length of what it expands to, in bytes
     */
    void add(int frameLength, int contentLength);

    /** {@return the bytes to append, from position to limit; called once, after the last frame} */
    ByteBuffer finish();

    /** {@return a trailer of no bytes} */
    static PackTrailer none() {
        return new PackTrailer() {
            @Override
            public void add(int frameLength, int contentLength) {}

            @Override
            public ByteBuffer finish() {
                return ByteBuffer.allocate(0);
            }
        };
    }
}
