package org.tbimage.store;

import java.util.List;
import org.tbimage.value.ByteRange;

/**
 * What was found on a disk and what became of it.
 *
 * @param dataChunks chunks with content, those with unreadable places included
 * @param zeroChunks chunks that are all zeros
 * @param reusedChunks chunks whose frames were stored before: copied from an older image, or shared with it
 * @param storedBytes length of the image's own pack
 * @param sharedBytes bytes of frames that lie in packs of other images
 * @param unreadableBytes bytes that could not be read
 * @param unreadable where, in order, the first {@value #MAX_RANGES} runs; the chunk table has all
 */
public record ImageStats(
        long dataChunks,
        long zeroChunks,
        long reusedChunks,
        long storedBytes,
        long sharedBytes,
        long unreadableBytes,
        List<ByteRange> unreadable) {
    /** Most runs of unreadable bytes that are listed. */
    public static final int MAX_RANGES = 1000;

    public ImageStats {
        if (dataChunks < 0
                || zeroChunks < 0
                || reusedChunks < 0
                || storedBytes < 0
                || sharedBytes < 0
                || unreadableBytes < 0) {
            throw new IllegalArgumentException("bad statistics: a count is negative");
        }
        unreadable = List.copyOf(unreadable);
    }

    /** Of an image that shares nothing. */
    public ImageStats(
            long dataChunks,
            long zeroChunks,
            long reusedChunks,
            long storedBytes,
            long unreadableBytes,
            List<ByteRange> unreadable) {
        this(dataChunks, zeroChunks, reusedChunks, storedBytes, 0, unreadableBytes, unreadable);
    }
}
