package org.tbimage.codec.gzip.library;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Memory for a structure of ISA-L. Its first fields belong to the interface of version 2. Its other fields are internal,
 * and may grow with each version. So the memory is three times larger than version 2.30 needs, and its last part is a
 * guard area. It detects a version that needs more memory before that does harm. For one thread.
 */
final class IsalStructure implements AutoCloseable {
    /** Version 2.30 needs 82384 and 87368 bytes. */
    private static final int ROOM = 256 << 10;

    private static final int GUARDED_FROM = 192 << 10;
    private static final ByteBuffer GUARD = guard();

    private final NativeMemory memory = new NativeMemory(ROOM);
    private boolean closed;

    IsalStructure() {
        memory.bytes().put(GUARDED_FROM, GUARD, 0, GUARD.capacity());
    }

    /**
     * Returns the memory of the fields.
     *
     * @return the memory, in the byte order of this machine
     * @throws IllegalStateException if it is closed
     */
    ByteBuffer fields() {
        if (closed) {
            throw new IllegalStateException("it is closed");
        }
        return memory.bytes();
    }

    /** {@return the address of the structure} */
    long address() {
        return NativeMemory.address(fields());
    }

    /**
     * Frees the memory.
     *
     * @throws IllegalStateException if the library has written to the guard area
     */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        boolean whole = isGuardWhole();
        closed = true;
        memory.close();
        if (!whole) {
            throw new IllegalStateException("it takes more memory than any version known");
        }
    }

    private boolean isGuardWhole() {
        return memory.bytes().slice(GUARDED_FROM, GUARD.capacity()).equals(GUARD);
    }

    private static ByteBuffer guard() {
        byte[] bytes = new byte[ROOM - GUARDED_FROM];
        Arrays.fill(bytes, (byte) 0xA5);
        return ByteBuffer.wrap(bytes).asReadOnlyBuffer();
    }
}
