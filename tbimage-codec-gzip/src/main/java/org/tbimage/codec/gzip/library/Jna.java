package org.tbimage.codec.gzip.library;

import com.sun.jna.Native;

/** Whether libraries can be called at all. */
final class Jna {
    private Jna() {}

    /**
     * Loads JNA's own library.
     *
     * @throws LinkageError if it can't be loaded here, or addresses and {@code size_t} are not the 64 bits of a long
     */
    static void require() {
        if (Native.POINTER_SIZE != Long.BYTES || Native.SIZE_T_SIZE != Long.BYTES) {
            throw new UnsatisfiedLinkError("it is used where addresses have 64 bits only");
        }
    }
}
