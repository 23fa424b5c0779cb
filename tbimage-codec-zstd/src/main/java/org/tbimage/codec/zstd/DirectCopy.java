package org.tbimage.codec.zstd;

import java.nio.ByteBuffer;

/** A direct buffer that stands in for one on the heap, since native code can't have those; kept from use to use. */
final class DirectCopy {
    private ByteBuffer buffer = ByteBuffer.allocateDirect(0);

    /**
     * Lends direct memory.
     *
     * @param length in bytes
     * @return a buffer from 0 to the length, with anything in it; valid until the next call
     */
    ByteBuffer lend(int length) {
        if (buffer.capacity() < length) {
            buffer = ByteBuffer.allocateDirect(length);
        }
        return buffer.clear().limit(length);
    }

    /** {@return the same bytes in direct memory: the source itself, or a copy; the source does not move} */
    ByteBuffer of(ByteBuffer source) {
        if (source.isDirect()) {
            return source.duplicate();
        }
        return lend(source.remaining()).put(source.duplicate()).flip();
    }
}
