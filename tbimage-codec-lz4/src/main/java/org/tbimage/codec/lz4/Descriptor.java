package org.tbimage.codec.lz4;

/**
 * The header of a frame.
 *
 * @param blockSize maximum length of a decoded block
 * @param linked whether blocks refer to earlier blocks
 * @param blockChecksums whether a checksum follows each block
 * @param contentChecksum whether a checksum follows the content
 * @param contentSize length of the content in bytes, an unsigned number, if {@code sized}
 * @param sized whether the header contains the length of the content
 */
record Descriptor(
        BlockSize blockSize,
        boolean linked,
        boolean blockChecksums,
        boolean contentChecksum,
        boolean sized,
        long contentSize) {

    /** {@return the descriptor of our own frames} */
    static Descriptor own(int contentSize) {
        return new Descriptor(BlockSize.holding(contentSize), false, false, true, true, contentSize);
    }

    /** {@return whether a frame with this header may have content of this length} */
    boolean allowsLength(long length) {
        return !sized || contentSize == length;
    }
}
