package org.tbimage.codec.gzip.library;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Copies between heap buffers and direct memory, since a native library needs an address. A direct buffer is used
 * without a copy. The memory is reused. For one thread.
 */
public final class DirectCopy implements AutoCloseable {
    private @Nullable NativeMemory memory;

    /** Allocates memory on first use. */
    public DirectCopy() {}

    /**
     * Returns the remaining bytes of a buffer as direct memory.
     *
     * @param source the buffer; stays unchanged
     * @return a direct buffer with the same bytes, from 0 to its limit; valid until the next call
     */
    public ByteBuffer of(ByteBuffer source) {
        if (source.isDirect()) {
            return source.slice();
        }
        return room(source.remaining()).put(source.duplicate()).flip();
    }

    /**
     * Returns direct memory for the room in a buffer.
     *
     * @param target the buffer; stays unchanged
     * @return a direct buffer of the same length, from 0 to its limit; valid until the next call
     */
    public ByteBuffer roomFor(ByteBuffer target) {
        return target.isDirect() ? target.slice() : room(target.remaining());
    }

    /**
     * Copies bytes that a library wrote to their target.
     *
     * @param written buffer returned by {@link #roomFor}
     * @param count number of bytes written, from 0 on
     * @param target the argument of {@link #roomFor}; its position is after the bytes afterwards
     */
    public static void bring(ByteBuffer written, int count, ByteBuffer target) {
        if (target.isDirect()) {
            target.position(target.position() + count);
        } else {
            target.put(written.slice(0, count));
        }
    }

    @Override
    public void close() {
        if (memory != null) {
            memory.close();
            memory = null;
        }
    }

    private ByteBuffer room(int length) {
        if (memory == null || memory.bytes().capacity() < length) {
            close();
            memory = new NativeMemory(length);
        }
        return memory.bytes().clear().limit(length);
    }
}
