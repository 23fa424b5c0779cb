package org.tbimage.codec.zstd;

import java.nio.ByteBuffer;

/** Direct memory in place of heap buffers, since native code needs an address. The memory is reused. */
final class DirectCopy {
    private ByteBuffer buffer = ByteBuffer.allocateDirect(0);

    /**
     * Returns direct memory.
     *
     * @param length length in bytes
     * @return a buffer from 0 to the length, with undefined content; valid until the next call
     */
    ByteBuffer lend(int length) {
        if (buffer.capacity() < length) {
            buffer = ByteBuffer.allocateDirect(length);
        }
        return buffer.clear().limit(length);
    }

    /** {@return the remaining bytes in direct memory: the source itself, or a copy; the source stays unchanged} */
    ByteBuffer of(ByteBuffer source) {
        if (source.isDirect()) {
            return source.duplicate();
        }
        return lend(source.remaining()).put(source.duplicate()).flip();
    }
}
