package org.tbimage.core.rescue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How the time for bad places is shared out; a chunk has a thirtieth of an hour, two minutes, of its own. */
class RescueBudgetTest {
    private long now = Duration.ofMinutes(-3).toNanos(); // where such a clock begins is not said
    private final RescueBudget patience = new RescueBudget(Duration.ofHours(1), () -> now);

    private void pass(Duration time) {
        now += time.toNanos();
    }

    @Test
    void aChunkHasItsShareAndNoMore() {
        patience.begin();
        pass(Duration.ofMinutes(2).minusNanos(1));
        assertThat(patience.lasts()).isTrue();
        pass(Duration.ofNanos(1));
        assertThat(patience.lasts()).isFalse();
    }

    /** A byte that was read gives another minute from then on, up to a twelfth of all that is left: five minutes. */
    @Test
    void whatIsReadPaysForMore() {
        patience.begin();
        patience.isRewarded();
        pass(Duration.ofMinutes(2).minusNanos(1));
        assertThat(patience.lasts()).as("a reward takes nothing away").isTrue();
        for (int minute = 2; minute < 6; minute++) {
            patience.isRewarded();
            pass(Duration.ofMinutes(1).minusNanos(1));
            assertThat(patience.lasts()).as("after " + minute).isEqualTo(minute < 5);
        }
    }

    @Test
    void aRewardIsHalfOfAChunksTime() {
        patience.begin();
        pass(Duration.ofMinutes(2).minusNanos(1));
        patience.isRewarded();
        pass(Duration.ofMinutes(1));
        assertThat(patience.lasts()).isFalse();
    }

    /** Time passes from begin to end only, and what is used up is gone. */
    @Test
    void onlyWhatIsUsedIsGone() {
        patience.begin();
        pass(Duration.ofMinutes(7));
        patience.end();
        pass(Duration.ofHours(5));
        assertThat(patience.left()).isEqualTo(Duration.ofMinutes(53));
        assertThat(patience.isOver()).isFalse();
        assertThat(patience.lasts()).isFalse();
    }

    /** The last chunk has what is left, and no debts are made. */
    @Test
    void inTheEndNothingIsLeft() {
        patience.begin();
        pass(Duration.ofMinutes(59));
        patience.end();
        patience.begin();
        pass(Duration.ofMinutes(1).minusNanos(1));
        assertThat(patience.lasts()).isTrue();
        pass(Duration.ofMinutes(9));
        assertThat(patience.lasts()).isFalse();
        patience.end();
        assertThat(patience.isOver()).isTrue();
        assertThat(patience.left()).isZero();
        patience.begin();
        patience.isRewarded();
        assertThat(patience.lasts()).isFalse();
    }
}
