package org.tbimage.core.job;

import java.util.List;
import org.tbimage.value.ByteRange;

/**
 * How the content of a disk differs between two images, in whole chunks.
 *
 * @param bytes bytes in chunks that differ
 * @param ranges where they lie, in order, the first {@value #MAX_RANGES} runs
 * @param moreRanges how many runs there are beyond those
 */
public record ContentChanges(long bytes, List<ByteRange> ranges, long moreRanges) {
    /** Most runs that are listed. */
    public static final int MAX_RANGES = 100;

    /** Copies the list. */
    public ContentChanges {
        ranges = List.copyOf(ranges);
    }
}
