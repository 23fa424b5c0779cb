package org.tbimage.testkit.fault;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Lets a call take its time before it is done: a disk that tries again and again, a server at its limit. Safe for many
 * threads.
 */
public final class Slow implements Fault {
    private final Duration time;
    private final Clockwork clockwork;

    /** Lets time pass. */
    @FunctionalInterface
    public interface Clockwork {
        /**
         * Returns when so much time has passed.
         *
         * @param time how much
         */
        void pass(Duration time);
    }

    /**
     * Takes real time, in which the thread sleeps, whether interrupted or not, as in a call to a slow server.
     *
     * @param time for each call
     */
    public Slow(Duration time) {
        this(time, Slow::sleep);
    }

    /**
     * Takes the time of a test's own clock, so that the test itself takes none.
     *
     * @param time for each call
     * @param clockwork turns the clock on
     */
    public Slow(Duration time, Clockwork clockwork) {
        this.time = time;
        this.clockwork = clockwork;
    }

    @Override
    public void strike(Call call) throws IOException {
        clockwork.pass(time);
        call.run();
    }

    private static void sleep(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        boolean interrupted = false;
        for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
            try {
                TimeUnit.NANOSECONDS.sleep(left);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
