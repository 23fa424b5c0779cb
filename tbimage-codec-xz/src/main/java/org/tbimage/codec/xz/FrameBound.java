package org.tbimage.codec.xz;

/**
 * Maximum length of a frame. LZMA2 stores incompressible content in pieces of up to 64 KiB, each with a header. The
 * stream adds headers, the check, the index and the footer.
 */
final class FrameBound {
    /** Half of the maximum length of a piece, since the encoder may end a piece early. */
    private static final int LEAST_PIECE = 32 << 10;

    private static final int PIECE_HEADER = 6;

    /**
     * Stream header 12, block header and padding 16, end of LZMA2 1, CRC64 8, index 24, stream footer 12, and a
     * reserve.
     */
    private static final int AROUND = 96;

    private FrameBound() {}

    static int of(int chunkLength) {
        if (chunkLength < 0) {
            throw new IllegalArgumentException("negative length of a chunk: " + chunkLength);
        }
        long pieces = chunkLength / LEAST_PIECE + 1L;
        long bound = chunkLength + pieces * PIECE_HEADER + AROUND;
        if (bound > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("no xz frame can hold " + chunkLength + " bytes");
        }
        return (int) bound;
    }
}
