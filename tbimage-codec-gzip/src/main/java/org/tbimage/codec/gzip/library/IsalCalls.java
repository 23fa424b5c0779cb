package org.tbimage.codec.gzip.library;

import com.sun.jna.Native;

/** Functions of ISA-L 2.x, bound by JNA's direct mapping. Each takes the address of a structure. */
final class IsalCalls {
    static {
        Jna.require();
        Native.register(IsalCalls.class, IsalStream.FILE);
    }

    private IsalCalls() {}

    static native void isal_deflate_stateless_init(long stream);

    static native int isal_deflate_stateless(long stream);

    static native void isal_inflate_init(long state);

    static native int isal_inflate_stateless(long state);
}
