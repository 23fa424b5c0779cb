package org.tbimage.core.job;

import java.util.List;
import java.util.stream.Collectors;
import org.tbimage.value.ByteRange;

/**
 * How a device differs from an image.
 *
 * @param chunks chunks with content that differ
 * @param dataBytes bytes of these
 * @param zeroBytes bytes that should be zero and are not
 * @param sameBytes bytes that are right
 * @param ranges where it differs, in order, the first so many runs
 * @param moreRanges how many runs there are beyond those
 */
public record Differences(
        long chunks, long dataBytes, long zeroBytes, long sameBytes, List<ByteRange> ranges, long moreRanges) {
    public Differences {
        ranges = List.copyOf(ranges);
    }

    /** Whether there is no difference. */
    public boolean none() {
        return dataBytes == 0 && zeroBytes == 0;
    }

    /** The runs for a person: {@code 0..1048576, 4194304..5242880 and 7 more}. */
    public String describeRanges(int most) {
        String shown = ranges.stream().limit(most).map(ByteRange::toString).collect(Collectors.joining(", "));
        long more = moreRanges + Math.max(0, ranges.size() - most);
        return shown + (more == 0 ? "" : " and " + more + " more");
    }
}
