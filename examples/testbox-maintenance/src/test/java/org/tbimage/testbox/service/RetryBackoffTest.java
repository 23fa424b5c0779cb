package org.tbimage.testbox.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RetryBackoffTest {
    private static List<Duration> waits(Duration errorWait) {
        RetryBackoff patience = new RetryBackoff();
        List<Duration> waits = new ArrayList<>();
        for (Optional<Duration> wait = patience.next(errorWait); wait.isPresent(); wait = patience.next(errorWait)) {
            waits.add(wait.get());
        }
        return waits;
    }

    @Test
    void waitsGrowToAnHourAndEndAfterADay() {
        List<Duration> waits = waits(Duration.ofMinutes(5));
        assertThat(waits.stream().limit(5).map(Duration::toMinutes)).containsExactly(5L, 10L, 20L, 40L, 60L);
        assertThat(waits).allMatch(wait -> wait.compareTo(Duration.ofHours(1)) <= 0);
        assertThat(waits.stream().reduce(Duration.ZERO, Duration::plus)).isEqualTo(Duration.ofHours(24));
    }

    @Test
    void withoutAWaitThereIsNoFurtherAttempt() {
        assertThat(waits(Duration.ZERO)).isEmpty();
    }
}
