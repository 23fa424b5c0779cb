package org.tbimage.codec.gzip.library;

import java.lang.ref.Reference;
import java.nio.ByteBuffer;

/**
 * libdeflate. Compressors and decompressors are addresses, never 0, each for one thread at a time, freed by who asked
 * for them. Any function throws {@link LinkageError} where the library can't be loaded.
 */
public final class Libdeflate {
    /** The library's file, with the version of its interface. */
    public static final String FILE = "libdeflate.so.0";

    /** What {@link #decompress} returns for data that ends where it should. */
    public static final int SUCCESS = 0;

    private Libdeflate() {}

    /**
     * Makes a compressor.
     *
     * @param level of libdeflate, 1 to 12
     * @return its address
     * @throws OutOfMemoryError if there is no memory for it
     */
    public static long newCompressor(int level) {
        return made(LibdeflateCalls.libdeflate_alloc_compressor(level));
    }

    /**
     * Frees a compressor.
     *
     * @param compressor not to be used again
     */
    public static void freeCompressor(long compressor) {
        LibdeflateCalls.libdeflate_free_compressor(compressor);
    }

    /**
     * Compresses to raw deflate data.
     *
     * @param compressor that does it
     * @param source direct; what remains is compressed
     * @param target direct; written from its position on, never beyond its limit
     * @return length of the data; 0 if there is too little room
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
     * Makes a decompressor.
     *
     * @return its address
     * @throws OutOfMemoryError if there is no memory for it
     */
    public static long newDecompressor() {
        return made(LibdeflateCalls.libdeflate_alloc_decompressor());
    }

    /**
     * Frees a decompressor.
     *
     * @param decompressor not to be used again
     */
    public static void freeDecompressor(long decompressor) {
        LibdeflateCalls.libdeflate_free_decompressor(decompressor);
    }

    /**
     * Expands raw deflate data, which may be followed by anything.
     *
     * @param decompressor that does it
     * @param source direct; what remains is expanded
     * @param target direct; written from its position on, never beyond its limit
     * @param used gets how many bytes were read, and how many written; only where it succeeds
     * @return {@link #SUCCESS}, or what is wrong
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
