package org.tbimage.testbox.service.system;

import java.time.Duration;
import org.tbimage.action.Cancellation;

/** Waits. Tests replace it, so that they need not wait. */
public interface Sleeper {
    /** Waits in real time. */
    Sleeper LIVE = Sleeper::live;

    /**
     * Waits; returns early if the service is stopped, or if the thread is interrupted.
     *
     * @param time how long
     * @param stop the cancellation flag of the service
     */
    void sleep(Duration time, Cancellation stop);

    private static void live(Duration time, Cancellation stop) {
        long end = System.nanoTime() + time.toNanos();
        while (!stop.isRequested() && System.nanoTime() < end) {
            try {
                Thread.sleep(Math.min(200, Math.max(1, (end - System.nanoTime()) / 1_000_000)));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
