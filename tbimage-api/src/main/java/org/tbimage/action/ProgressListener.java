package org.tbimage.action;

import java.time.Duration;
import java.util.List;

/**
 * Receives progress events of a job. Calls come from any thread, so an implementation is safe for many threads. It returns at
 * once and throws nothing. {@link #phaseEnded} is called once for each {@link #phaseStarted}, also after a failure.
 */
public interface ProgressListener {
    /** Ignores all events. */
    ProgressListener SILENT = new ProgressListener() {};

    /** An amount of work that is not known. */
    long UNKNOWN = -1;

    /**
     * A phase begins. Phases do not overlap.
     *
     * @param phase what is done
     * @param subject the device or the image that it is done to
     * @param totalBytes how much work it is, in bytes, or {@link #UNKNOWN}
     */
    default void phaseStarted(Phase phase, String subject, long totalBytes) {}

    /**
     * Work is done.
     *
     * @param bytes how much since the last call, in bytes
     */
    default void advanced(long bytes) {}

    /** The phase has ended, whether it succeeded or failed. */
    default void phaseEnded() {}

    /**
     * How much time each stage of a job took so far. Called at the end of a job that succeeded; may be called before.
     *
     * @param stages one entry for each stage, in the order in which a chunk passes them
     * @param took how long the job took so far
     */
    default void measured(List<StageTime> stages, Duration took) {}

    /**
     * A line for a log.
     *
     * @param message one line
     */
    default void noted(String message) {}

    /**
     * A warning: the user must know it, although the work goes on.
     *
     * @param message one line
     */
    default void warned(String message) {}

    /** What is done, in bytes of the disk. */
    enum Phase {
        /** Reads a disk and writes its image. */
        BACKUP,
        /** Makes a disk equal to an image. */
        RESTORE,
        /** Finds out what a restore would write. */
        PLAN,
        /** Reads back what was written. */
        READ_BACK,
        /** Reads an image, or compares it with a disk. */
        VERIFY,
        /** Copies an image to another store or name. */
        COPY
    }
}
