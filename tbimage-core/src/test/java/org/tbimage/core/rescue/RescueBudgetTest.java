package org.tbimage.core.rescue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The division of the time for bad sectors. A chunk may use a thirtieth of one hour: two minutes. */
class RescueBudgetTest {
    private long now = Duration.ofMinutes(-3).toNanos(); // the start of such a clock is arbitrary
    private final RescueBudget budget = new RescueBudget(Duration.ofHours(1), () -> now);

    private void pass(Duration time) {
        now += time.toNanos();
    }

    @Test
    void aChunkHasItsLimit() {
        budget.begin();
        pass(Duration.ofMinutes(2).minusNanos(1));
        assertThat(budget.lasts()).isTrue();
        pass(Duration.ofNanos(1));
        assertThat(budget.lasts()).isFalse();
    }

    /** A successful read extends the time by one minute, up to a twelfth of the remaining time: five minutes. */
    @Test
    void successfulReadsExtendTheTime() {
        budget.begin();
        budget.extend();
        pass(Duration.ofMinutes(2).minusNanos(1));
        assertThat(budget.lasts()).as("a reward takes nothing away").isTrue();
        for (int minute = 2; minute < 6; minute++) {
            budget.extend();
            pass(Duration.ofMinutes(1).minusNanos(1));
            assertThat(budget.lasts()).as("after " + minute).isEqualTo(minute < 5);
        }
    }

    @Test
    void anExtensionIsHalfOfAChunksLimit() {
        budget.begin();
        pass(Duration.ofMinutes(2).minusNanos(1));
        budget.extend();
        pass(Duration.ofMinutes(1));
        assertThat(budget.lasts()).isFalse();
    }

    /** Time passes only between begin and end. Used time is not returned. */
    @Test
    void onlyUsedTimeIsSubtracted() {
        budget.begin();
        pass(Duration.ofMinutes(7));
        budget.end();
        pass(Duration.ofHours(5));
        assertThat(budget.left()).isEqualTo(Duration.ofMinutes(53));
        assertThat(budget.isUsedUp()).isFalse();
        assertThat(budget.lasts()).isFalse();
    }

    /** The last chunk gets the rest. The total cannot be exceeded. */
    @Test
    void theTotalIsUsedUpInTheEnd() {
        budget.begin();
        pass(Duration.ofMinutes(59));
        budget.end();
        budget.begin();
        pass(Duration.ofMinutes(1).minusNanos(1));
        assertThat(budget.lasts()).isTrue();
        pass(Duration.ofMinutes(9));
        assertThat(budget.lasts()).isFalse();
        budget.end();
        assertThat(budget.isUsedUp()).isTrue();
        assertThat(budget.left()).isZero();
        budget.begin();
        budget.extend();
        assertThat(budget.lasts()).isFalse();
    }
}
