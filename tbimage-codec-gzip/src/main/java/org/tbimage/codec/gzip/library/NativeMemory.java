package org.tbimage.codec.gzip.library;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Memory outside the heap that is freed when it is closed. For one thread. */
final class NativeMemory implements AutoCloseable {
    /** A cache line, so that tables of a library begin where they are fastest. */
    private static final int ALIGNMENT = 64;

    private final Memory memory;
    private final ByteBuffer bytes;

    /**
     * Takes memory, filled with zeros.
     *
     * @param size in bytes, 0 or more
     * @throws OutOfMemoryError if there is none
     */
    NativeMemory(int size) {
        this.memory = new Memory((long) size + ALIGNMENT);
        memory.clear();
        int padding = (int) (-Pointer.nativeValue(memory) & (ALIGNMENT - 1));
        this.bytes = memory.getByteBuffer(padding, size).order(ByteOrder.nativeOrder());
    }

    /** {@return the memory, from 0 to its size; not to be used once it is closed} */
    ByteBuffer bytes() {
        return bytes;
    }

    /**
     * Tells where a library finds what remains of a buffer. The buffer must be reachable until the library is done.
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
