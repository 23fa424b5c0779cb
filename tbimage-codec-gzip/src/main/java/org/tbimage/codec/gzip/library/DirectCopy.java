package org.tbimage.codec.gzip.library;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Libraries take addresses. A direct buffer has one; for a buffer on the heap a copy stands in, in memory that is kept
 * for the next one. For one thread.
 */
public final class DirectCopy implements AutoCloseable {
    private @Nullable NativeMemory memory;

    /** Takes no memory before it is needed. */
    public DirectCopy() {}

    /**
     * Gives what remains of a buffer to a library.
     *
     * @param source to be read; left as it is
     * @return the same bytes in a direct buffer, from 0 to its limit; good until the next call
     */
    public ByteBuffer of(ByteBuffer source) {
        if (source.isDirect()) {
            return source.slice();
        }
        return room(source.remaining()).put(source.duplicate()).flip();
    }

    /**
     * Lets a library write to a buffer.
     *
     * @param target where there is room; left as it is
     * @return as much room in a direct buffer, from 0 to its limit; good until the next call
     */
    public ByteBuffer roomFor(ByteBuffer target) {
        return target.isDirect() ? target.slice() : room(target.remaining());
    }

    /**
     * Brings what a library wrote to where it belongs.
     *
     * @param written what {@link #roomFor} gave
     * @param count how many bytes were written from 0 on
     * @param target the buffer it was given for; its position is then behind them
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
