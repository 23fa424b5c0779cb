package org.tbimage.testbox.service.work;

import org.tbimage.action.ProgressListener;
import org.tbimage.testbox.service.log.Journal;

/**
 * Shows how an action gets on, and keeps in the log what it has to say.
 *
 * @param shown shows phases
 * @param journal keeps messages
 */
record DiskProgress(ProgressListener shown, Journal journal) implements ProgressListener {
    @Override
    public void phaseStarted(Phase phase, String subject, long totalBytes) {
        shown.phaseStarted(phase, subject, totalBytes);
    }

    @Override
    public void advanced(long bytes) {
        shown.advanced(bytes);
    }

    @Override
    public void phaseEnded() {
        shown.phaseEnded();
    }

    @Override
    public void noted(String message) {
        journal.info(message);
    }

    @Override
    public void warned(String message) {
        journal.warning(message);
    }
}
