package org.tbimage.codec.lz4;

/**
 * What the header of a frame says.
 *
 * @param blockSize the most a block expands to
 * @param linked whether blocks refer to what lies before them
 * @param blockChecksums whether each block is followed by a checksum
 * @param contentChecksum whether the content is followed by a checksum
 * @param contentSize length of the content in bytes, an unsigned number, if {@code sized}
 * @param sized whether the length of the content is told
 */
record Descriptor(
        BlockSize blockSize,
        boolean linked,
        boolean blockChecksums,
        boolean contentChecksum,
        boolean sized,
        long contentSize) {

    /** {@return what our own frames say} */
    static Descriptor own(int contentSize) {
        return new Descriptor(BlockSize.holding(contentSize), false, false, true, true, contentSize);
    }

    /** {@return whether a frame with this header may end after so many bytes} */
    boolean allowsLength(long length) {
        return !sized || contentSize == length;
    }
}
