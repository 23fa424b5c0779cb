package org.tbimage.core.engine.restore;

import java.util.BitSet;
import org.tbimage.value.ByteRange;

/**
 * Which parts of a device were written, a bit for each {@linkplain CellGrid cell}, so that they can be read back: on a disk
 * of very many chunks, somewhat more is read back than was written. For one thread.
 */
public final class DirtyMap {
    /** Most cells, so that the map needs at most 1 MiB. */
    static final int MOST_CELLS = 1 << 23;

    /** Chunks that are cut by content are small; so are the cells, in bytes, where the disk is not too large. */
    private static final int UNIT = 64 << 10;

    private final CellGrid grid;
    private final BitSet cells = new BitSet();

    /** Nothing is written yet of a device of {@code size} bytes, which is written in chunks of {@code chunkSize}. */
    DirtyMap(long size, int chunkSize) {
        this.grid = CellGrid.of(size, chunkSize, Math.min(chunkSize, UNIT), MOST_CELLS);
    }

    void add(ByteRange range) {
        if (range.length() > 0) {
            cells.set(grid.indexOf(range.offset()), grid.indexOf(range.end() - 1) + 1);
        }
    }

    /** Whether a cell that was written shares a byte with the range. */
    boolean intersects(ByteRange range) {
        int found = cells.nextSetBit(grid.indexOf(range.offset()));
        return found >= 0 && found <= grid.indexOf(range.end() - 1);
    }

    /** The bytes of all cells that were written, for a progress bar. */
    public long bytes() {
        long rest = cells.cardinality() - (cells.get(0) ? 1L : 0L);
        long whole = rest * grid.cellSize() + (cells.get(0) ? grid.chunkSize() : 0);
        return whole - Math.max(0, end() - grid.size()); // the last cell may end after the device
    }

    /** How many cells were written. */
    int cells() {
        return cells.cardinality();
    }

    /** Where the last cell that was written ends; 0 if none was. */
    long end() {
        return grid.start(cells.length());
    }

    public void clear() {
        cells.clear();
    }
}
