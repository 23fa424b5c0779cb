package org.tbimage.core.engine.restore;

import org.tbimage.value.ByteRange;

/**
 * Cuts a device into cells, at most a given number of them, so that what is kept for each cell does not grow with the
 * disk. A cell is a chunk or a part of it, or as many chunks in a row as the bound asks for. The first chunk is always a cell of its own,
 * since it is written last.
 *
 * @param size of the device, in bytes
 * @param chunkSize in bytes
 * @param cellSize size of all cells but the first, in bytes
 */
public record CellGrid(long size, int chunkSize, long cellSize) {
    /** A grid of at most {@code mostCells} cells and one. */
    static CellGrid of(long size, int chunkSize, int mostCells) {
        return of(size, chunkSize, chunkSize, mostCells);
    }

    /** The same, with cells of a multiple of {@code unit}, which may be less than a chunk. */
    static CellGrid of(long size, int chunkSize, int unit, int mostCells) {
        long units = Math.max(1, (size + unit - 1) / unit);
        return new CellGrid(size, chunkSize, (units + mostCells - 1) / mostCells * unit);
    }

    /** The cell of a byte. */
    public int indexOf(long offset) {
        return offset < chunkSize ? 0 : Math.toIntExact(1 + (offset - chunkSize) / cellSize);
    }

    /** Where a cell begins. */
    long start(int cell) {
        return cell == 0 ? 0 : chunkSize + (cell - 1) * cellSize;
    }

    /** The bytes of a cell on the device. */
    public ByteRange rangeOf(int cell) {
        long start = start(cell);
        return new ByteRange(start, Math.min(start(cell + 1), size) - start);
    }

    /** How many cells there are; 0 for an empty device. */
    public int cells() {
        return size == 0 ? 0 : indexOf(size - 1) + 1;
    }
}
