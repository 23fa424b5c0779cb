package org.tbimage.core.engine.cut;

/**
 * The sizes of chunks that are cut by content, in bytes. All are multiples of a block. Only a run of zeros or the end of the content
 * makes a chunk shorter than the least size.
 *
 * @param least the shortest chunk
 * @param average the distance from one boundary to the next, on average, beyond the least size; a power of two
 * @param most the longest chunk
 */
public record CutSizes(int least, int average, int most) {
    /** The unit of cutting, in bytes: boundaries lie at multiples of it, as the blocks of most file systems do. */
    public static final int BLOCK = 4 << 10;

    /** The average size by default, in bytes. */
    public static final int AVERAGE = 32 << 10;

    private static final int SPREAD = 4;

    public CutSizes {
        if (least < BLOCK || least % BLOCK != 0 || most < least || most % BLOCK != 0) {
            throw new IllegalArgumentException("bad sizes of chunks: " + least + " to " + most);
        }
        if (average < BLOCK || Integer.bitCount(average) != 1) {
            throw new IllegalArgumentException("bad average size of chunks: " + average);
        }
    }

    /** The sizes around an average: from a quarter of it to four times as much, and no chunk longer than {@code most}. */
    public static CutSizes around(int average, int most) {
        int fitting = Math.max(BLOCK, Math.min(average, most / SPREAD));
        return new CutSizes(Math.max(BLOCK, fitting / SPREAD), fitting, Math.min(fitting * SPREAD, most));
    }

    /** The default sizes, and no chunk longer than {@code most}. */
    public static CutSizes within(int most) {
        return around(AVERAGE, most);
    }
}
