package org.tbimage.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tbimage.value.ByteRange;

/** What was written in part is read back as a chunk; what lies beside it is not. */
class WrittenMapTest {
    private static final int C = 4096;

    private final WrittenMap written = new WrittenMap(C);

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
}
