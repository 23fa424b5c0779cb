package org.tbimage.codec.lz4;

import net.jpountz.lz4.LZ4Compressor;
import net.jpountz.lz4.LZ4Factory;
import net.jpountz.lz4.LZ4SafeDecompressor;
import net.jpountz.xxhash.StreamingXXHash32;
import net.jpountz.xxhash.XXHash32;
import net.jpountz.xxhash.XXHashFactory;

/**
 * One of the implementations in lz4-java. Only decompressors that check both the input length and the output room are
 * used.
 */
record Lz4Library(LZ4Factory lz4, XXHashFactory xxHash) {
    /**
     * Returns the native implementation if it can be loaded, otherwise the one in Java with checks. Never the unsafe
     * one.
     */
    static Lz4Library best() {
        return Best.LIBRARY;
    }

    static Lz4Library inJava() {
        return new Lz4Library(LZ4Factory.safeInstance(), XXHashFactory.safeInstance());
    }

    boolean isNative() {
        return !lz4.equals(LZ4Factory.safeInstance());
    }

    LZ4Compressor compressor(int level) {
        return level < Levels.FIRST_HIGH ? lz4.fastCompressor() : lz4.highCompressor(level);
    }

    LZ4SafeDecompressor decompressor() {
        return lz4.safeDecompressor();
    }

    XXHash32 hash() {
        return xxHash.hash32();
    }

    StreamingXXHash32 runningHash() {
        return xxHash.newStreamingHash32(FrameFormat.SEED);
    }

    /** Loads the native library on first use. */
    private static final class Best {
        static final Lz4Library LIBRARY = load();

        private static Lz4Library load() {
            try {
                return new Lz4Library(LZ4Factory.nativeInstance(), XXHashFactory.nativeInstance());
            } catch (LinkageError | AssertionError | RuntimeException e) {
                // no library for this machine, or the temporary folder does not allow programs
                return inJava();
            }
        }
    }
}
