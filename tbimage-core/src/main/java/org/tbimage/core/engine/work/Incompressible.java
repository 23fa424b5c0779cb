package org.tbimage.core.engine.work;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Tells by a sample whether compressing hard is of no use: what is compressed or encrypted already looks random, all over.
 * Only pieces spread over the chunk are looked at, and the first that does not look random ends it: for an ordinary chunk
 * that is the first one. docs/decisions/0010 has the measurement.
 */
public final class Incompressible {
    private static final int PIECES = 16;
    private static final int PIECE = 2048;

    // Chi-square of random bytes is 255, give or take 23. What gzip and zstd make of programs and texts has up to 640
    // on average,
    // and saves 2 % at most if compressed again; programs and texts themselves begin at some ten thousand.
    private static final long MOST_ON_AVERAGE = 640;
    private static final long MOST = 2048;

    private Incompressible() {}

    /**
     * Whether all samples of what remains look random; false for what is too short to tell. Left as it was.
     *
     * @param chunk the content
     * @return whether it is not worth more than the cheapest level
     */
    public static boolean looks(ByteBuffer chunk) {
        int step = chunk.remaining() / PIECES;
        if (step < PIECE) {
            return false;
        }
        int[] counts = new int[256];
        long sum = 0;
        for (int i = 0; i < PIECES; i++) {
            long found = chiSquare(chunk, chunk.position() + i * step, counts);
            if (found > MOST) {
                return false;
            }
            sum += found;
        }
        return sum <= MOST_ON_AVERAGE * PIECES;
    }

    /** How far the bytes of a piece are from being all equally frequent. */
    private static long chiSquare(ByteBuffer chunk, int from, int[] counts) {
        Arrays.fill(counts, 0);
        for (int at = from; at < from + PIECE; at++) {
            counts[chunk.get(at) & 0xFF]++;
        }
        long squares = 0;
        for (int count : counts) {
            squares += (long) count * count;
        }
        return squares * counts.length / PIECE - PIECE;
    }
}
