package org.tbimage.codec.gzip.library;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Memory outside the heap, freed by closing. For one thread. */
final class NativeMemory implements AutoCloseable {
    /** Length of a cache line, where tables of a library are fastest. */
    private static final int ALIGNMENT = 64;

    private final Memory memory;
    private final ByteBuffer bytes;

    /**
     * Allocates memory filled with zeros.
     *
     * @param size size in bytes, 0 or more
     * @throws OutOfMemoryError if there is not enough memory
     */
    NativeMemory(int size) {
        this.memory = new Memory((long) size + ALIGNMENT);
        memory.clear();
        int padding = (int) (-Pointer.nativeValue(memory) & (ALIGNMENT - 1));
        this.bytes = memory.getByteBuffer(padding, size).order(ByteOrder.nativeOrder());
    }

    /** {@return the memory, from 0 to its size; must not be used after closing} */
    ByteBuffer bytes() {
        return bytes;
    }

    /**
     * Returns the address of the remaining bytes of a buffer. The buffer must stay reachable while the library uses it.
     *
     * @param direct a direct buffer
     * @return the address of the byte at its position
     */
    static long address(ByteBuffer direct) {
        return Pointer.nativeValue(Native.getDirectBufferPointer(direct)) + direct.position();
    }

    @Override
    public void close() {
        memory.close();
    }
}
