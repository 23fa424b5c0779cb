package org.tbimage.core.store;

import java.util.ArrayList;
import java.util.List;
import org.tbimage.store.ImageStats;
import org.tbimage.store.TableEntry.Chunk;
import org.tbimage.value.ByteRange;

/** Counts what a new image holds. For one thread. */
final class ImageCounts {
    private final List<ByteRange> unreadable = new ArrayList<>();
    private long unreadableBytes;
    private long dataChunks;
    private long zeroChunks;

    void add(Chunk chunk) {
        dataChunks++;
        for (ByteRange lost : chunk.unreadable()) {
            unreadableBytes += lost.length();
            if (unreadable.size() < ImageStats.MAX_RANGES) {
                unreadable.add(lost);
            }
        }
    }

    void addZeros(long chunks) {
        zeroChunks += chunks;
    }

    ImageStats stats(long reusedChunks, long storedBytes, long sharedBytes) {
        return new ImageStats(
                dataChunks, zeroChunks, reusedChunks, storedBytes, sharedBytes, unreadableBytes, unreadable);
    }
}
