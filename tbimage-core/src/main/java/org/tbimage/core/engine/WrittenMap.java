package org.tbimage.core.engine;

import java.util.BitSet;
import org.tbimage.value.ByteRange;

/** Which chunks of a device were written, a bit each, so that they can be read back. For one thread. */
final class WrittenMap {
    private final int chunkSize;
    private final BitSet chunks = new BitSet();

    WrittenMap(int chunkSize) {
        this.chunkSize = chunkSize;
    }

    void add(ByteRange range) {
        if (range.length() > 0) {
            chunks.set(cell(range.offset()), cell(range.end() - 1) + 1);
        }
    }

    /** Whether a chunk that was written shares a byte with the range. */
    boolean intersects(ByteRange range) {
        int found = chunks.nextSetBit(cell(range.offset()));
        return found >= 0 && found <= cell(range.end() - 1);
    }

    /** The bytes of all chunks that were written, for a progress bar. */
    long bytes() {
        return (long) chunks.cardinality() * chunkSize;
    }

    void clear() {
        chunks.clear();
    }

    private int cell(long offset) {
        return Math.toIntExact(offset / chunkSize);
    }
}
