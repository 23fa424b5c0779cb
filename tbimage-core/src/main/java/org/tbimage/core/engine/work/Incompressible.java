package org.tbimage.core.engine.work;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Checks by samples whether a chunk is compressed or encrypted already, and looks random. Compressing it hard is then of no use.
 * The samples are spread over the chunk; the first that does not look random ends the check, which for an ordinary chunk is
 * the first one. docs/decisions/0010 has the measurement.
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
     * Whether all samples of the remaining bytes look random; false if there are too few bytes. The buffer is not changed.
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
