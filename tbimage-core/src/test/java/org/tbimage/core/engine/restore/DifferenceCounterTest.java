package org.tbimage.core.engine.restore;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.tbimage.action.ProgressListener;
import org.tbimage.core.job.Differences;
import org.tbimage.value.ByteRange;

/** What a plan says of a disk: how much differs, and where. */
class DifferenceCounterTest {
    private static final int C = 4096;
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final DifferenceCounter handler = new DifferenceCounter(ProgressListener.SILENT);

    private static ByteRange chunks(int from, int count) {
        return new ByteRange((long) from * C, (long) count * C);
    }

    @Test
    void joinsWhatTouchesAndCountsTheRest() {
        handler.different(chunks(0, 1), NOTHING, 1);
        handler.differentZeros(chunks(1, 2));
        handler.different(chunks(3, 1), NOTHING, 1);
        handler.same(chunks(4, 1), NOTHING);
        handler.sameZeros(chunks(5, 10));
        handler.differentZeros(chunks(15, 1));
        Differences found = handler.finish();
        assertThat(found.ranges()).containsExactly(chunks(0, 4), chunks(15, 1));
        assertThat(found.chunks()).isEqualTo(2);
        assertThat(found.dataBytes()).isEqualTo(2 * C);
        assertThat(found.zeroBytes()).isEqualTo(3 * C);
        assertThat(found.sameBytes()).isEqualTo(11 * C);
        assertThat(found.moreRanges()).isZero();
        assertThat(found.none()).isFalse();
        assertThat(found.describeRanges(1)).isEqualTo("0..16384 and 1 more");
        assertThat(found.describeRanges(2)).isEqualTo("0..16384, 61440..65536");
    }

    /** A disk that differs everywhere makes no list without end. */
    @Test
    void remembersSoManyRunsAndCountsTheOthers() {
        for (int i = 0; i < DifferenceCounter.MAX_RANGES + 7; i++) {
            handler.different(chunks(2 * i, 1), NOTHING, 1);
        }
        Differences found = handler.finish();
        assertThat(found.ranges()).hasSize(DifferenceCounter.MAX_RANGES).startsWith(chunks(0, 1));
        assertThat(found.moreRanges()).isEqualTo(7);
        assertThat(found.describeRanges(10)).endsWith(" and 97 more");
    }

    @Test
    void tellsWhereNothingDiffers() {
        handler.same(chunks(0, 1), NOTHING);
        assertThat(handler.finish().none()).isTrue();
    }

    /** Zeros alone that are wrong are a difference, too. */
    @Test
    void zerosAloneAreADifference() {
        handler.differentZeros(chunks(0, 1));
        assertThat(handler.finish().none()).isFalse();
    }
}
