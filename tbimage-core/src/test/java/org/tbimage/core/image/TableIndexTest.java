package org.tbimage.core.image;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** However long the table, the index stays small, and the point before each byte is found. */
class TableIndexTest {
    private static final int ENTRIES = 40_000_000;

    @Test
    void aLongTableKeepsASmallIndex() {
        TableIndex index = new TableIndex();
        for (long i = 0; i < ENTRIES; i++) {
            index.add(new TableIndex.Point(i * 4096, 100 + i * 130));
        }
        long end = 100L + ENTRIES * 130L;
        long longest = 0;
        int last = index.before((ENTRIES - 1) * 4096L);
        assertThat(last).isLessThan(1 << 16);
        for (int i = 0; i <= last; i++) {
            longest = Math.max(longest, index.end(i, end) - index.point(i).position());
        }
        assertThat(longest).as("bytes of the longest part").isLessThanOrEqualTo(130L * 2 * ENTRIES / (1 << 15));
        for (long entry : new long[] {0, 1, 127, 128, 129, 65_535, 1_000_003, ENTRIES - 1}) {
            int found = index.before(entry * 4096 + 17);
            TableIndex.Point point = index.point(found);
            assertThat(point.offset()).isLessThanOrEqualTo(entry * 4096 + 17);
            assertThat(point.position()).as("the two agree").isEqualTo(100 + point.offset() / 4096 * 130);
            if (found < last) {
                assertThat(index.point(found + 1).offset()).isGreaterThan(entry * 4096 + 17);
            }
        }
    }
}
