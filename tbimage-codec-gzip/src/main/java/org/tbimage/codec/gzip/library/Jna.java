package org.tbimage.codec.gzip.library;

import com.sun.jna.Native;

/** Checks whether native libraries can be called. */
final class Jna {
    private Jna() {}

    /**
     * Loads JNA's own library.
     *
     * @throws LinkageError if it cannot be loaded, or pointers or {@code size_t} do not have the 64 bits of a long
     */
    static void require() {
        if (Native.POINTER_SIZE != Long.BYTES || Native.SIZE_T_SIZE != Long.BYTES) {
            throw new UnsatisfiedLinkError("it is used where addresses have 64 bits only");
        }
    }
}
