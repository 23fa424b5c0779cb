package org.tbimage.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.tbimage.action.ProgressListener;
import org.tbimage.value.ByteRange;

/** What a plan says of a disk: how much differs, and where. */
class PlanVerdictsTest {
    private static final int C = 4096;
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final PlanVerdicts verdicts = new PlanVerdicts(ProgressListener.SILENT);

    private static ByteRange chunks(int from, int count) {
        return new ByteRange((long) from * C, (long) count * C);
    }

    @Test
    void joinsWhatTouchesAndCountsTheRest() {
        verdicts.different(chunks(0, 1), NOTHING);
        verdicts.differentZeros(chunks(1, 2));
        verdicts.different(chunks(3, 1), NOTHING);
        verdicts.same(chunks(4, 1), NOTHING);
        verdicts.sameZeros(chunks(5, 10));
        verdicts.differentZeros(chunks(15, 1));
        Differences found = verdicts.finish();
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
        for (int i = 0; i < PlanVerdicts.MAX_RANGES + 7; i++) {
            verdicts.different(chunks(2 * i, 1), NOTHING);
        }
        Differences found = verdicts.finish();
        assertThat(found.ranges()).hasSize(PlanVerdicts.MAX_RANGES).startsWith(chunks(0, 1));
        assertThat(found.moreRanges()).isEqualTo(7);
        assertThat(found.describeRanges(10)).endsWith(" and 97 more");
    }

    @Test
    void tellsWhereNothingDiffers() {
        verdicts.same(chunks(0, 1), NOTHING);
        assertThat(verdicts.finish().none()).isTrue();
    }

    /** Zeros alone that are wrong are a difference, too. */
    @Test
    void zerosAloneAreADifference() {
        verdicts.differentZeros(chunks(0, 1));
        assertThat(verdicts.finish().none()).isFalse();
    }
}
