package org.tbimage.codec.gzip.library;

import java.lang.ref.Reference;
import java.nio.ByteBuffer;

/**
 * The library libdeflate. Compressors and decompressors are addresses, never 0. Each belongs to one thread at a time.
 * The caller frees them. All functions throw {@link LinkageError} if the library cannot be loaded.
 */
public final class Libdeflate {
    /** File of the library, with the version of its interface. */
    public static final String FILE = "libdeflate.so.0";

    /** Result of {@link #decompress} for data that ends correctly. */
    public static final int SUCCESS = 0;

    private Libdeflate() {}

    /**
     * Creates a compressor.
     *
     * @param level level of libdeflate, 1 to 12
     * @return its address
     * @throws OutOfMemoryError if there is not enough memory
     */
    public static long newCompressor(int level) {
        return made(LibdeflateCalls.libdeflate_alloc_compressor(level));
    }

    /**
     * Frees a compressor.
     *
     * @param compressor its address, which must not be used afterwards
     */
    public static void freeCompressor(long compressor) {
        LibdeflateCalls.libdeflate_free_compressor(compressor);
    }

    /**
     * Compresses to raw deflate data.
     *
     * @param compressor address of a compressor
     * @param source direct; its remaining bytes are compressed
     * @param target direct; written from its position, never beyond its limit
     * @return length of the data; 0 if there is not enough room
     */
    public static int compress(long compressor, ByteBuffer source, ByteBuffer target) {
        try {
            return (int) LibdeflateCalls.libdeflate_deflate_compress(
                    compressor,
                    NativeMemory.address(source),
                    source.remaining(),
                    NativeMemory.address(target),
                    target.remaining());
        } finally {
            Reference.reachabilityFence(source);
            Reference.reachabilityFence(target);
        }
    }

    /**
     * Creates a decompressor.
     *
     * @return its address
     * @throws OutOfMemoryError if there is not enough memory
     */
    public static long newDecompressor() {
        return made(LibdeflateCalls.libdeflate_alloc_decompressor());
    }

    /**
     * Frees a decompressor.
     *
     * @param decompressor its address, which must not be used afterwards
     */
    public static void freeDecompressor(long decompressor) {
        LibdeflateCalls.libdeflate_free_decompressor(decompressor);
    }

    /**
     * Decompresses raw deflate data. Other bytes may follow the data.
     *
     * @param decompressor address of a decompressor
     * @param source direct; its remaining bytes are decompressed
     * @param target direct; written from its position, never beyond its limit
     * @param used receives the number of bytes read and the number of bytes written, if it succeeds
     * @return {@link #SUCCESS}, or an error number
     */
    public static int decompress(long decompressor, ByteBuffer source, ByteBuffer target, long[] used) {
        long[] read = new long[1];
        long[] written = new long[1];
        try {
            return LibdeflateCalls.libdeflate_deflate_decompress_ex(
                    decompressor,
                    NativeMemory.address(source),
                    source.remaining(),
                    NativeMemory.address(target),
                    target.remaining(),
                    read,
                    written);
        } finally {
            used[0] = read[0];
            used[1] = written[0];
            Reference.reachabilityFence(source);
            Reference.reachabilityFence(target);
        }
    }

    private static long made(long address) {
        if (address == 0) {
            throw new OutOfMemoryError(FILE + " got no memory");
        }
        return address;
    }
}
