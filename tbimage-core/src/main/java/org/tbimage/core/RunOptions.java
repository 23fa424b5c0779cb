package org.tbimage.core;

import java.time.Clock;
import org.tbimage.action.Cancellation;
import org.tbimage.action.ProgressListener;

/**
 * How to run an action or a job.
 *
 * @param workers how many chunks to work on at once, 1 or more
 * @param progress receives the progress events
 * @param cancellation stops the run
 * @param clock the time
 * @param machine name of this machine, or its address, to be kept in manifests
 */
public record RunOptions(
        int workers, ProgressListener progress, Cancellation cancellation, Clock clock, String machine) {
    /** Most workers that can be asked for. */
    public static final int MAX_WORKERS = 256;

    public RunOptions {
        if (workers < 1 || workers > MAX_WORKERS) {
            throw new IllegalArgumentException("bad number of workers: " + workers + "; expected 1 to " + MAX_WORKERS);
        }
    }

    /**
     * The defaults.
     *
     * @return two workers for each processor, so that one works while the other waits for a disk or a network; no progress
     *     events, a cancellation that is never requested, the system's clock, and the name of the host
     */
    public static RunOptions defaults() {
        int workers = Math.min(2 * Runtime.getRuntime().availableProcessors(), MAX_WORKERS);
        return new RunOptions(
                workers, ProgressListener.SILENT, new Cancellation(), Clock.systemUTC(), HostName.ofThisMachine());
    }

    /**
     * The same with other workers.
     *
     * @param count how many, 1 to {@value #MAX_WORKERS}
     * @return new options
     */
    public RunOptions withWorkers(int count) {
        return new RunOptions(count, progress, cancellation, clock, machine);
    }

    /**
     * The same with another listener.
     *
     * @param listener receives the progress events
     * @return new options
     */
    public RunOptions withProgress(ProgressListener listener) {
        return new RunOptions(workers, listener, cancellation, clock, machine);
    }

    /**
     * The same with another cancellation.
     *
     * @param other stops the run
     * @return new options
     */
    public RunOptions withCancellation(Cancellation other) {
        return new RunOptions(workers, progress, other, clock, machine);
    }

    /**
     * The same with another clock.
     *
     * @param time the time
     * @return new options
     */
    public RunOptions withClock(Clock time) {
        return new RunOptions(workers, progress, cancellation, time, machine);
    }

    /**
     * The same with another name of the machine.
     *
     * @param name its name or address
     * @return new options
     */
    public RunOptions withMachine(String name) {
        return new RunOptions(workers, progress, cancellation, clock, name);
    }
}
