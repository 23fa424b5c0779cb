package org.tbimage.core.rescue;

import java.io.IOException;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.tbimage.value.ByteRange;
import org.tbimage.value.ChunkGrid;

/**
 * Areas of a disk that are skipped because reading failed too often there. The end of an area is found by reading
 * single sectors: first at doubling distances until one can be read, then by bisection. One thread at a time adds
 * areas. Many threads may query them.
 */
final class SkippedAreas {
    /** After the budget is used up, an area is at most this fraction of the disk. */
    private static final int MOST_SHARE = 100;

    private final ChunkGrid grid;
    private final NavigableMap<Long, Long> ends = new ConcurrentSkipListMap<>();
    private long blindChunks = 1;

    /** Reads a single sector. */
    interface Probe {
        /** Whether the sector before {@code end} can be read. */
        boolean reads(long end) throws IOException;
    }

    SkippedAreas(ChunkGrid grid) {
        this.grid = grid;
    }

    /** Whether a chunk lies in a skipped area. */
    boolean contains(ByteRange chunk) {
        Map.Entry<Long, Long> area = ends.floorEntry(chunk.offset());
        return area != null && area.getValue() >= chunk.end();
    }

    /**
     * Searches the end of the bad area that begins at {@code from}, and adds the area. If the time ends first, adds the
     * part found so far.
     */
    ByteRange explore(long from, RescueBudget budget, Probe probe) throws IOException {
        long dead = from;
        long step = grid.chunkSize();
        long alive = grid.deviceSize() + grid.chunkSize();
        while (dead < Math.min(alive, grid.deviceSize()) && budget.lasts() && alive - dead > grid.chunkSize()) {
            boolean ahead = alive > grid.deviceSize();
            long look = ahead ? Math.min(dead + step, grid.deviceSize()) : dead + halfway(alive - dead);
            if (probe.reads(look)) {
                alive = look;
            } else {
                dead = look;
                step *= 2;
            }
        }
        return add(from, dead);
    }

    private long halfway(long length) {
        return Math.max(1, length / grid.chunkSize() / 2) * grid.chunkSize();
    }

    /**
     * Skips the bytes after a bad chunk without reading them: one chunk, the next time two, then four, up to a
     * hundredth of the disk. This limits the number of further failures, whatever the state of the disk.
     */
    ByteRange addWithoutProbes(long from) {
        long most = Math.max(1, grid.deviceSize() / MOST_SHARE / grid.chunkSize());
        long end = Math.min(grid.deviceSize(), from + Math.min(blindChunks, most) * grid.chunkSize());
        blindChunks = Math.min(blindChunks * 2, most);
        return add(from, end);
    }

    private ByteRange add(long from, long end) {
        if (end > from) {
            ends.merge(from, end, Math::max);
        }
        return new ByteRange(from, end - from);
    }
}
