package org.tbimage.testbox.service.system;

import java.time.Duration;
import org.tbimage.action.Cancellation;

/** Waits. */
public interface Pause {
    /** Really waits. */
    Pause LIVE = Pause::live;

    /**
     * Waits, unless the service is to stop.
     *
     * @param time how long
     * @param stop the wish to stop
     */
    void of(Duration time, Cancellation stop);

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
