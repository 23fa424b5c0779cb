package org.tbimage.testbox.service.log;

import java.time.Duration;

/** Time as a waiter sees it: no clock on the wall, which may be set while one waits. */
interface WaitTime {
    /** Really waits. */
    WaitTime LIVE = new WaitTime() {
        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public void sleep(Duration time) {
            try {
                Thread.sleep(time.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    };

    /** {@return as {@link System#nanoTime}} */
    long nanos();

    /** Waits; returns at once if the thread is interrupted. */
    void sleep(Duration time);
}
