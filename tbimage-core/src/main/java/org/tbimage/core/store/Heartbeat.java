package org.tbimage.core.store;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Does something again and again while other work goes on. */
interface Heartbeat {
    /** Each on a thread of its own, so that a server that hangs delays no other. */
    Heartbeat BACKGROUND = (period, beat) -> {
        ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread daemon = new Thread(work, "tbimage-claim");
            daemon.setDaemon(true);
            return daemon;
        });
        Future<?> beating =
                thread.scheduleWithFixedDelay(beat, period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
        return () -> {
            beating.cancel(false);
            thread.shutdown();
        };
    };

    /**
     * Begins, a period from now.
     *
     * @param period time between two runs
     * @param beat what to do; throws nothing
     * @return ends it, without waiting for a run that is under way
     */
    Runnable every(Duration period, Runnable beat);
}
