package org.tbimage.core.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tbimage.device.Geometry;
import org.tbimage.value.ByteRange;

/**
 * Records which ranges of a disk cannot be read. A range that contains a failed one is not read again, since each attempt
 * can take seconds. For one thread.
 */
final class UnreadableRanges implements DiskBytes {
    private final DiskBytes disk;
    private final List<ByteRange> failed = new ArrayList<>();

    /** Wraps a whole disk, all of whose bytes are known. */
    UnreadableRanges(DiskBytes disk) {
        this.disk = disk;
    }

    @Override
    public Geometry geometry() {
        return disk.geometry();
    }

    @Override
    public Optional<ByteBuffer> read(long offset, int length) throws IOException {
        if (offset < 0 || length < 0 || offset > geometry().size() - length) {
            return Optional.empty();
        }
        ByteRange range = new ByteRange(offset, length);
        boolean fails = failed.stream().anyMatch(range::contains);
        Optional<ByteBuffer> bytes = fails ? Optional.empty() : disk.read(offset, length);
        if (bytes.isEmpty()) {
            failed.add(range);
        }
        return bytes;
    }

    /** The ranges that could not be read, cut at {@code from}, in ascending order; overlapping and adjacent ones are joined. */
    List<ByteRange> after(long from) {
        List<ByteRange> joined = new ArrayList<>();
        failed.sort(Comparator.comparingLong(ByteRange::offset));
        for (ByteRange range : failed) {
            long start = Math.max(range.offset(), from);
            int last = joined.size() - 1;
            if (last >= 0 && start <= joined.get(last).end()) {
                start = joined.get(last).offset();
                joined.set(
                        last,
                        new ByteRange(
                                start, Math.max(range.end(), joined.get(last).end()) - start));
            } else if (range.end() > start) {
                joined.add(new ByteRange(start, range.end() - start));
            }
        }
        return joined;
    }
}
