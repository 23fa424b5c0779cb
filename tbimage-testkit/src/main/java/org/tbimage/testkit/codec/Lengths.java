package org.tbimage.testkit.codec;

import java.util.List;

/** Lengths at which codecs change their method. */
final class Lengths {
    static final int LONGEST_CHUNK = 16 << 20;

    private static final int CHUNK = 1 << 20;

    private Lengths() {}

    static List<Integer> aroundChunks() {
        return List.of(0, 1, 2, 511, 4096, 100_003, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK + 7);
    }

    /** Lengths around block sizes such as 64 KiB and 128 KiB, by which formats split incompressible content. */
    static List<Integer> aroundBlocks() {
        int block = 1 << 16;
        return List.of(
                0,
                1,
                7,
                255,
                256,
                16_383,
                16_384,
                block - 2,
                block - 1,
                block,
                block + 1,
                2 * block - 2,
                2 * block - 1,
                2 * block,
                2 * block + 1);
    }
}
