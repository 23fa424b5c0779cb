package org.tbimage.testbox.service;

import java.time.Duration;
import java.util.Optional;

/**
 * How long a box whose tries cannot be counted tries again without a restart, which would forget them. Each wait is twice
 * as long as the one before, up to {@value #LONGEST} times the wait after an error; all of them together are at most
 * {@value #MOST} times as long. By default these are an hour and a day. Belongs to one thread.
 */
final class PatienceInPlace {
    private static final int LONGEST = 12;
    private static final int MOST = 288;

    private int next = 1;
    private int used;

    /** {@return how long to wait before the next try; nothing if the box is to be parked} */
    Optional<Duration> next(Duration errorWait) {
        int wait = Math.min(next, MOST - used);
        if (wait == 0 || errorWait.isZero()) {
            return Optional.empty();
        }
        used += wait;
        next = Math.min(2 * next, LONGEST);
        return Optional.of(errorWait.multipliedBy(wait));
    }
}
