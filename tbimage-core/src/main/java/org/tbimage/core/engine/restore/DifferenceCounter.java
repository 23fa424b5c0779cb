package org.tbimage.core.engine.restore;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.tbimage.action.ProgressListener;
import org.tbimage.core.engine.work.Completion;
import org.tbimage.core.job.Differences;
import org.tbimage.value.ByteRange;

/** Counts what differs, and remembers where, up to a bound. Used for a plan and for a comparison. For one thread. */
public final class DifferenceCounter implements ComparisonHandler {
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

    public DifferenceCounter(ProgressListener progress) {
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
    public Completion different(ByteRange range, ByteBuffer content, int chunks) {
        differentBytes += range.length();
        differentChunks += chunks;
        remember(range);
        return Completion.NONE;
    }

    @Override
    public Completion differentZeros(ByteRange range) {
        differentZeroBytes += range.length();
        remember(range);
        return Completion.NONE;
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
    public Differences finish() {
        keepLast();
        last = new ByteRange(0, 0);
        return new Differences(differentChunks, differentBytes, differentZeroBytes, sameBytes, ranges, moreRanges);
    }
}
