package org.tbimage.testbox.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ParallelReverseLookupTest {
    private static final Ipv4 ONE = Ipv4.parse("10.1.1.1");
    private static final Ipv4 TWO = Ipv4.parse("10.1.1.2");
    private static final Duration LONG = Duration.ofSeconds(50);

    @Test
    void namesAreFound() {
        ReverseLookup finder = address -> address.equals(ONE) ? Optional.of("tb1") : Optional.empty();
        assertThat(new ParallelReverseLookup(finder, LONG).find(List.of(ONE, TWO)))
                .isEqualTo(Map.of(ONE, "tb1"));
        assertThat(new ParallelReverseLookup(finder, LONG).find(List.of())).isEmpty();
        assertThat(new ParallelReverseLookup(finder, LONG).name(ONE)).contains("tb1");
        assertThat(new ParallelReverseLookup(finder, LONG).name(TWO)).isEmpty();
    }

    @Test
    void doesNotWaitForASilentServer() {
        CountDownLatch never = new CountDownLatch(1);
        ReverseLookup finder = address -> {
            if (address.equals(TWO)) {
                awaitDeaf(never);
            }
            return Optional.of("tb");
        };
        try {
            assertThat(new ParallelReverseLookup(finder, Duration.ofSeconds(1)).find(List.of(TWO, ONE)))
                    .isEqualTo(Map.of(ONE, "tb"));
        } finally {
            never.countDown();
        }
    }

    @Test
    void aFailingLookupDoesNotAffectOthers() {
        ReverseLookup finder = address -> {
            if (address.equals(TWO)) {
                throw new IllegalStateException();
            }
            return Optional.of("tb");
        };
        assertThat(new ParallelReverseLookup(finder, LONG).find(List.of(TWO, ONE)))
                .containsOnlyKeys(ONE);
    }

    @Test
    void looksUpNamesOnThisMachine() {
        assertThat(ReverseLookup.ofThisMachine(Ipv4.parse("127.0.0.1")))
                .hasValueSatisfying(name -> assertThat(name).startsWith("localhost"));
    }

    /** Waits like a lookup, which does not react to an interrupt. */
    private static void awaitDeaf(CountDownLatch latch) {
        while (latch.getCount() > 0) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                // deaf, on purpose
            }
        }
    }
}
