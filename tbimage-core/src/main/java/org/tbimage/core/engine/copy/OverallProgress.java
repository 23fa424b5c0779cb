package org.tbimage.core.engine.copy;

import java.io.Closeable;
import org.tbimage.action.ProgressListener;

/**
 * One phase for many images. Each image counts with the size of its disk, also if it is copied only in part or not at all. Safe
 * for many threads.
 */
final class OverallProgress implements ProgressListener, Closeable {
    private final ProgressListener listener;
    private long left;

    /** Begins the phase, which ends when this is closed. */
    OverallProgress(ProgressListener listener, String subject, long totalBytes) {
        this.listener = listener;
        listener.phaseStarted(Phase.COPY, subject, totalBytes);
    }

    /** The next image begins, of a disk with so many bytes. */
    synchronized void begin(long bytes) {
        left = bytes;
    }

    /** The image has ended: what it did not report counts as done. */
    synchronized void end() {
        listener.advanced(left);
        left = 0;
    }

    @Override
    public synchronized void advanced(long bytes) {
        long counted = Math.min(bytes, left); // the total does not include a disk whose manifest could not be read
        left -= counted;
        listener.advanced(counted);
    }

    @Override
    public void noted(String message) {
        listener.noted(message);
    }

    @Override
    public void warned(String message) {
        listener.warned(message);
    }

    @Override
    public void close() {
        listener.phaseEnded();
    }
}
