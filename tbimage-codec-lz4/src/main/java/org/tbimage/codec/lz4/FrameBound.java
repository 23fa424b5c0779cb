package org.tbimage.codec.lz4;

/** Maximum length of a frame: the length with stored blocks. */
final class FrameBound {
    private static final int BLOCK_LENGTH = Integer.BYTES;
    private static final int END_MARK_AND_CHECKSUM = 2 * Integer.BYTES;

    private FrameBound() {}

    static int of(int chunkLength) {
        if (chunkLength < 0) {
            throw new IllegalArgumentException("negative length of a chunk: " + chunkLength);
        }
        long blocks = chunkLength / BlockSize.LARGEST.bytes() + 1L;
        long bound = blocks * BLOCK_LENGTH + Header.LENGTH + chunkLength + END_MARK_AND_CHECKSUM;
        if (bound > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("no lz4 frame can hold " + chunkLength + " bytes");
        }
        return (int) bound;
    }
}
