package org.tbimage.core.rescue;

import java.io.IOException;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.tbimage.value.ByteRange;
import org.tbimage.value.ChunkGrid;

/**
 * Places of a disk where so much failed that they are given up without trying all of them. Where one ends is found by
 * single sectors: ever further ahead until one can be read, then halfway back and forth. Places are made by one thread at
 * a time, and seen by many.
 */
final class SkippedAreas {
    /** Out of time, an area is at most this part of the disk. */
    private static final int MOST_SHARE = 100;

    private final ChunkGrid grid;
    private final NavigableMap<Long, Long> ends = new ConcurrentSkipListMap<>();
    private long blindChunks = 1;

    /** A look at one sector. */
    interface Probe {
        /** Whether the sector before {@code end} can be read. */
        boolean reads(long end) throws IOException;
    }

    SkippedAreas(ChunkGrid grid) {
        this.grid = grid;
    }

    /** Whether a chunk lies in a dead area. */
    boolean hold(ByteRange chunk) {
        Map.Entry<Long, Long> area = ends.floorEntry(chunk.offset());
        return area != null && area.getValue() >= chunk.end();
    }

    /** Finds out how far what begins behind a dead chunk is dead, too; what is found so far counts if time ends. */
    ByteRange explore(long from, RescueBudget patience, Probe probe) throws IOException {
        long dead = from;
        long step = grid.chunkSize();
        long alive = grid.deviceSize() + grid.chunkSize();
        while (dead < Math.min(alive, grid.deviceSize()) && patience.lasts() && alive - dead > grid.chunkSize()) {
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
     * Gives up what follows a dead chunk without a look at it: a chunk, the next time two, then four, up to a hundredth
     * of the disk. So the number of failures that are still to come is bounded, whatever the disk is like.
     */
    ByteRange addBlindly(long from) {
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
