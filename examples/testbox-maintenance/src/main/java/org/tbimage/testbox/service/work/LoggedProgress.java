package org.tbimage.testbox.service.work;

import org.tbimage.action.ProgressListener;
import org.tbimage.testbox.service.log.RunLog;

/**
 * Forwards the progress of an action to another listener and its messages to the log.
 *
 * @param shown takes the progress
 * @param log takes the messages
 */
record LoggedProgress(ProgressListener shown, RunLog log) implements ProgressListener {
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
        log.info(message);
    }

    @Override
    public void warned(String message) {
        log.warning(message);
    }
}
