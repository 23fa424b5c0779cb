package org.tbimage.testbox.service;

import java.time.Duration;
import java.util.Optional;

/**
 * Exponential backoff for a box whose attempts can't be counted, and which therefore retries without a restart. Each wait is
 * twice as long as the one before, up to {@value #LONGEST} times the wait after an error; all waits together are at most
 * {@value #TOTAL} times as long. By default these limits are an hour and a day. Used by one thread.
 */
final class RetryBackoff {
    private static final int LONGEST = 12;
    private static final int TOTAL = 288;

    private int next = 1;
    private int used;

    /** {@return how long to wait before the next attempt; empty if the box is to be parked} */
    Optional<Duration> next(Duration errorWait) {
        int wait = Math.min(next, TOTAL - used);
        if (wait == 0 || errorWait.isZero()) {
            return Optional.empty();
        }
        used += wait;
        next = Math.min(2 * next, LONGEST);
        return Optional.of(errorWait.multipliedBy(wait));
    }
}
