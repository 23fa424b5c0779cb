package org.tbimage.core.engine.compare;

import java.util.ArrayList;
import java.util.List;
import org.tbimage.core.job.ContentChanges;
import org.tbimage.value.ByteRange;

/** Collects changed ranges, which come in order; those that touch become one. Needs the same memory for any number. */
final class ChangedRanges {
    private final List<ByteRange> first = new ArrayList<>();
    private long bytes;
    private long runs;
    private long end = -1;

    void add(long from, long to) {
        bytes += to - from;
        boolean continues = from == end;
        end = to;
        if (!continues) {
            runs++;
        }
        if (runs > ContentChanges.MAX_RANGES) {
            return;
        }
        ByteRange last = continues ? first.remove(first.size() - 1) : new ByteRange(from, 0);
        first.add(new ByteRange(last.offset(), to - last.offset()));
    }

    ContentChanges finish() {
        return new ContentChanges(bytes, first, runs - first.size());
    }
}
