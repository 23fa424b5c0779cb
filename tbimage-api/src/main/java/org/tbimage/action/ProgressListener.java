package org.tbimage.action;

/**
 * Hears how an action gets on. Calls may come from any thread, so implementations are safe for many; they return at once
 * and throw nothing.
 */
public interface ProgressListener {
    /** Hears nothing. */
    ProgressListener SILENT = new ProgressListener() {};

    /** Stands for an amount of work that is not known. */
    long UNKNOWN = -1;

    /**
     * A phase begins. Phases do not overlap.
     *
     * @param phase what is done
     * @param subject of what: a device, an image
     * @param totalBytes how much work it is, in bytes, or {@link #UNKNOWN}
     */
    default void phaseStarted(Phase phase, String subject, long totalBytes) {}

    /**
     * Work is done.
     *
     * @param bytes how much since the last call, in bytes
     */
    default void advanced(long bytes) {}

    /** The phase has ended. */
    default void phaseEnded() {}

    /**
     * Something worth a line in a log.
     *
     * @param message one line
     */
    default void noted(String message) {}

    /**
     * Something the user must know, though work goes on.
     *
     * @param message one line
     */
    default void warned(String message) {}

    /** What is done, in bytes of the disk. */
    enum Phase {
        /** Read a disk and write its image. */
        BACKUP,
        /** Make a disk equal to an image. */
        RESTORE,
        /** Find out what a restore would do. */
        PLAN,
        /** Read back what was written. */
        READ_BACK,
        /** Read an image, or compare it with a disk. */
        VERIFY
    }
}
