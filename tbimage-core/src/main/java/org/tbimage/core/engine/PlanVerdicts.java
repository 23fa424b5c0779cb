package org.tbimage.core.engine;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.tbimage.action.ProgressListener;
import org.tbimage.value.ByteRange;

/** Counts what differs, and remembers where, up to a bound. Used for a plan and for a comparison. For one thread. */
final class PlanVerdicts implements Verdicts {
    /** Most runs that are remembered. */
    static final int MAX_RANGES = 100;

    private final ProgressListener progress;
    private final List<ByteRange> ranges = new ArrayList<>();
    private long moreRanges;
    private ByteRange last = new ByteRange(0, 0);
    private long differentBytes;
    private long differentZeroBytes;
    private long differentChunks;
    private long sameBytes;

    PlanVerdicts(ProgressListener progress) {
        this.progress = progress;
    }

    @Override
    public void same(ByteRange range, ByteBuffer content) {
        sameZeros(range);
    }

    @Override
    public void sameZeros(ByteRange range) {
        sameBytes += range.length();
        progress.advanced(range.length());
    }

    @Override
    public Rest different(ByteRange range, ByteBuffer content) {
        differentBytes += range.length();
        differentChunks++;
        remember(range);
        return Rest.NONE;
    }

    @Override
    public void differentZeros(ByteRange range) {
        differentZeroBytes += range.length();
        remember(range);
    }

    private void remember(ByteRange range) {
        progress.advanced(range.length());
        if (last.length() > 0 && last.end() == range.offset()) {
            last = new ByteRange(last.offset(), last.length() + range.length());
        } else {
            keepLast();
            last = range;
        }
    }

    private void keepLast() {
        if (last.length() > 0) {
            if (ranges.size() < MAX_RANGES) {
                ranges.add(last);
            } else {
                moreRanges++;
            }
        }
    }

    /** What was found; nothing may be heard afterwards. */
    Differences finish() {
        keepLast();
        last = new ByteRange(0, 0);
        return new Differences(differentChunks, differentBytes, differentZeroBytes, sameBytes, ranges, moreRanges);
    }
}
