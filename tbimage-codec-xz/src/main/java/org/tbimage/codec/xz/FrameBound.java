package org.tbimage.codec.xz;

/**
 * The most bytes a frame can have. LZMA2 stores what it can't compress, in pieces of up to 64 KiB with a header each;
 * around them stand the headers, the check, the index and the footer of the stream.
 */
final class FrameBound {
    /** Half of what a piece holds at most, since the encoder may end one early. */
    private static final int LEAST_PIECE = 32 << 10;

    private static final int PIECE_HEADER = 6;

    /** Stream header 12, block header and padding 16, end of LZMA2 1, CRC64 8, index 24, stream footer 12; and some. */
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
