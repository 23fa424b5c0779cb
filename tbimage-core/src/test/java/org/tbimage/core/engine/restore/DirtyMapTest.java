package org.tbimage.core.engine.restore;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tbimage.value.ByteRange;

/** What was written in part is read back as a chunk; what lies beside it is not. */
class DirtyMapTest {
    private static final int C = 4096;

    private final DirtyMap written = new DirtyMap(1L << 30, C);

    @Test
    void holdsTheChunksOfEveryByte() {
        written.add(new ByteRange(2 * C, C));
        written.add(new ByteRange(5 * C - 1, 2));
        written.add(new ByteRange(8 * C, 0));
        assertThat(written.bytes()).isEqualTo(3 * C);
        assertThat(written.intersects(new ByteRange(0, 2 * C))).isFalse();
        assertThat(written.intersects(new ByteRange(0, 2 * C + 1))).isTrue();
        assertThat(written.intersects(new ByteRange(3 * C - 1, 1))).isTrue();
        assertThat(written.intersects(new ByteRange(3 * C, C))).isFalse();
        assertThat(written.intersects(new ByteRange(4 * C, C))).isTrue();
        assertThat(written.intersects(new ByteRange(5 * C, C))).isTrue();
        assertThat(written.intersects(new ByteRange(6 * C, 100 * C))).isFalse();
    }

    @Test
    void isEmptyOnceCleared() {
        written.add(new ByteRange(0, C));
        written.clear();
        assertThat(written.bytes()).isZero();
        assertThat(written.intersects(new ByteRange(0, C))).isFalse();
    }

    /** 2^31 chunks and more: no number overflows, and the map stays below a bound. */
    @Test
    void isBoundedOnTheLargestDisks() {
        for (long chunks : new long[] {DirtyMap.MOST_CELLS, DirtyMap.MOST_CELLS + 1L, (1L << 31) + 5, 1L << 41}) {
            long size = chunks * C - 1;
            DirtyMap map = new DirtyMap(size, C);
            map.add(new ByteRange(0, size));
            assertThat(map.bytes()).isGreaterThanOrEqualTo(size);
            assertThat(map.cells()).isLessThanOrEqualTo(DirtyMap.MOST_CELLS + 1);
            map.clear();
            map.add(new ByteRange(size - 1, 1));
            assertThat(map.intersects(new ByteRange(size - 1, 1))).isTrue();
            assertThat(map.intersects(new ByteRange(0, size / 2))).isFalse();
        }
    }

    /** Behind the last written cell nothing need be read back. */
    @Test
    void endsWithTheLastCell() {
        assertThat(written.end()).isZero();
        written.add(new ByteRange(5 * C + 1, 1));
        assertThat(written.end()).isEqualTo(6 * C);
    }

    /** The first chunk is written last, so it is not read back with its neighbours, however large the cells are. */
    @Test
    void theFirstChunkIsACellOfItsOwn() {
        DirtyMap map = new DirtyMap(1L << 50, C);
        map.add(new ByteRange(C, C));
        assertThat(map.intersects(new ByteRange(0, C))).isFalse();
        map.clear();
        map.add(new ByteRange(0, C));
        assertThat(map.intersects(new ByteRange(C, C))).isFalse();
        assertThat(map.bytes()).isEqualTo(C);
        assertThat(map.end()).isEqualTo(C);
    }

    /** The sums of a restore are shown to people: a file of 1000 bytes is read back as 1000 bytes. */
    @Test
    void theLastCellEndsWithTheDevice() {
        DirtyMap one = new DirtyMap(1000, C);
        one.add(new ByteRange(0, 1000));
        assertThat(one.bytes()).isEqualTo(1000);
        DirtyMap odd = new DirtyMap(3L * C + 5, C);
        odd.add(new ByteRange(C, C));
        assertThat(odd.bytes()).isEqualTo(C);
        odd.add(new ByteRange(3L * C, 5));
        assertThat(odd.bytes()).isEqualTo(C + 5);
    }
}
