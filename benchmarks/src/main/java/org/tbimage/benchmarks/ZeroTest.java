package org.tbimage.benchmarks;

import java.nio.ByteBuffer;

/** The zero test as the engine has it, which it does not export. */
final class ZeroTest {
    private static final ByteBuffer ZEROS =
            ByteBuffer.allocateDirect(Samples.CHUNK).asReadOnlyBuffer();

    private ZeroTest() {}

    /** Whether a chunk, at most {@link Samples#CHUNK} long, is all zeros; it is left as it was. */
    static boolean isZero(ByteBuffer chunk) {
        return chunk.mismatch(ZEROS.slice(0, chunk.remaining())) < 0;
    }
}
