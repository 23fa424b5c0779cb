package org.tbimage.codec.lz4;

import net.jpountz.lz4.LZ4Compressor;
import net.jpountz.lz4.LZ4Factory;
import net.jpountz.lz4.LZ4SafeDecompressor;
import net.jpountz.xxhash.StreamingXXHash32;
import net.jpountz.xxhash.XXHash32;
import net.jpountz.xxhash.XXHashFactory;

/**
 * One of the implementations inside lz4-java. Of its decompressors only those are used that are told the length of what
 * they read and the room for what they write.
 */
record Lz4Library(LZ4Factory lz4, XXHashFactory xxHash) {
    /** The native one where it can be loaded, else the one in checked Java; never the one that goes past checks. */
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

    /** Loads the native library when it is first needed. */
    private static final class Best {
        static final Lz4Library LIBRARY = load();

        private static Lz4Library load() {
            try {
                return new Lz4Library(LZ4Factory.nativeInstance(), XXHashFactory.nativeInstance());
            } catch (LinkageError | AssertionError | RuntimeException e) {
                // No library for this machine, or the folder for temporary files allows no programs.
                return inJava();
            }
        }
    }
}
