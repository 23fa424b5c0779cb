package org.tbimage.codec.gzip.library;

import com.sun.jna.Native;

/**
 * Functions of libdeflate 1.x, bound by JNA's direct mapping. Compressors and decompressors are opaque addresses. So
 * nothing here depends on their memory layout.
 */
final class LibdeflateCalls {
    static {
        Jna.require();
        Native.register(LibdeflateCalls.class, Libdeflate.FILE);
    }

    private LibdeflateCalls() {}

    static native long libdeflate_alloc_compressor(int level);

    static native void libdeflate_free_compressor(long compressor);

    static native long libdeflate_deflate_compress(
            long compressor, long source, long sourceLength, long target, long targetLength);

    static native long libdeflate_alloc_decompressor();

    static native void libdeflate_free_decompressor(long decompressor);

    static native int libdeflate_deflate_decompress_ex(
            long decompressor,
            long source,
            long sourceLength,
            long target,
            long targetLength,
            long[] sourceUsed,
            long[] targetUsed);
}
