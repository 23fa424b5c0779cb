package org.tbimage.action;

import java.time.Duration;

/**
 * How much time one stage of a job took. Stages run side by side, so their times add up to more than the job took.
 *
 * @param name stable name, {@code lower-case-with-hyphens}; see {@link Stage} for those of the library. Others may be added
 * @param bytes how many bytes went through the stage
 * @param busy how long threads worked on the stage, added up over all threads
 * @param queued how long work waited for the stage after the stage before it, added up over all pieces of work
 * @param threads how many threads could work on the stage at once, 1 or more
 */
public record StageTime(String name, long bytes, Duration busy, Duration queued, int threads) {
    /** Checks the numbers. */
    public StageTime {
        if (bytes < 0 || busy.isNegative() || queued.isNegative() || threads < 1) {
            throw new IllegalArgumentException("bad time of stage " + name);
        }
    }

    /**
     * The part of a job's time for which the stage kept its threads busy: the stage with the greatest load limits the job.
     *
     * @param took how long the job took
     * @return 0 to about 1
     */
    public double load(Duration took) {
        return took.isZero() ? 0 : (double) busy.toNanos() / threads / took.toNanos();
    }
}
