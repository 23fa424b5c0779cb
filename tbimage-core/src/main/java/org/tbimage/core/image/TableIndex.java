package org.tbimage.core.image;

import java.util.Arrays;

/**
 * Places in a chunk table at which an entry begins: one for each so many entries, so that an entry can be found without
 * reading the table from its beginning. Needs at most 1.5 MiB, however long the table. Filled by one thread, then read by many.
 */
public final class TableIndex {
    private static final int MOST_POINTS = 1 << 16;
    private static final int FIRST_STRIDE = 128;

    private long[] offsets = new long[64];
    private long[] positions = new long[64];
    private long[] numbers = new long[64];
    private int count;
    private long entries;
    private int stride = FIRST_STRIDE;

    /**
     * The beginning of an entry.
     *
     * @param offset the first byte of the disk that it describes
     * @param position the place of its line in the table, in bytes
     */
    public record Point(long offset, long position) {}

    /** An index without a point. */
    public TableIndex() {}

    /** Takes note of the next entry of a table that is not compressed; of all entries, in order. */
    public void add(Point point) {
        if (entries++ % stride != 0) {
            return;
        }
        if (count == MOST_POINTS) {
            thinOut();
            if ((entries - 1) % stride != 0) {
                return;
            }
        }
        store(point);
    }

    /** Takes note of the next entry of a compressed table; of all entries, in order. Those at which a block begins are points. */
    public void add(Point point, boolean blockBegins) {
        entries++;
        if (blockBegins) {
            store(point);
        }
    }

    private void store(Point point) {
        if (count == offsets.length) {
            offsets = Arrays.copyOf(offsets, 2 * count);
            positions = Arrays.copyOf(positions, 2 * count);
            numbers = Arrays.copyOf(numbers, 2 * count);
        }
        offsets[count] = point.offset();
        positions[count] = point.position();
        numbers[count] = entries - 1;
        count++;
    }

    /** Keeps every second point. */
    private void thinOut() {
        for (int i = 0; 2 * i < count; i++) {
            offsets[i] = offsets[2 * i];
            positions[i] = positions[2 * i];
            numbers[i] = numbers[2 * i];
        }
        count = (count + 1) / 2;
        stride *= 2;
    }

    /** {@return number of the last point at or before a byte of the disk} */
    int before(long offset) {
        int found = Arrays.binarySearch(offsets, 0, count, offset);
        return found >= 0 ? found : -found - 2;
    }

    /** {@return number of the last point at or before an entry} */
    int beforeEntry(long number) {
        int found = Arrays.binarySearch(numbers, 0, count, number);
        return found >= 0 ? found : -found - 2;
    }

    /** {@return the number of the entry at a point} */
    long entryAt(int number) {
        return numbers[number];
    }

    /** {@return the number of the entries of the table} */
    public long entries() {
        return entries;
    }

    /** {@return the point of a number} */
    Point point(int number) {
        return new Point(offsets[number], positions[number]);
    }

    /** {@return where the part of the table ends that begins at a point: at the next point, or at the end of the table} */
    long end(int number, long tableLength) {
        return number + 1 < count ? positions[number + 1] : tableLength;
    }
}
