package org.tbimage.testbox.service.share;

import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.List;
import org.tbimage.action.Cancellation;
import org.tbimage.action.CancelledException;
import org.tbimage.testbox.failure.ServiceException;
import org.tbimage.testbox.process.CommandResult;
import org.tbimage.testbox.process.CommandRunner;
import org.tbimage.testbox.service.log.Journal;
import org.tbimage.testbox.service.system.Pause;

/**
 * Mounts shares by their lines in fstab, and tries again, since a storage server may come up later than its boxes.
 *
 * @param commands runs mount
 * @param pause waits between two tries
 * @param stop the wish to stop
 * @param journal hears of failures
 */
public record Mounter(CommandRunner commands, Pause pause, Cancellation stop, Journal journal) {
    private static final int TRIES = 4;
    private static final Duration BETWEEN = Duration.ofSeconds(15);

    /**
     * Sees to it that a share is there.
     *
     * @param share which
     * @throws ServiceException if it is not
     * @throws CancelledException if the service is to stop
     */
    public void mount(Share share) throws ServiceException, CancelledException {
        String lastWords = "";
        for (int i = 1; i <= TRIES; i++) {
            if (share.isThere()) {
                return;
            }
            stop.check();
            lastWords = mountOnce(share);
            if (share.isThere()) {
                journal.info("mounted the " + share.what() + " at " + share.folder());
                return;
            }
            if (i < TRIES) {
                journal.warning(share.missing(lastWords).getMessage() + "; next try in " + BETWEEN.toSeconds() + " s");
                pause.of(BETWEEN, stop);
            }
        }
        throw share.missing(lastWords);
    }

    /** Returns what mount had to complain of, if anything. */
    private String mountOnce(Share share) {
        try {
            CommandResult result = commands.run(List.of("mount", share.folder().toString()));
            String words = result.words();
            return result.good() || words.startsWith("mount") ? words : "mount: " + words;
        } catch (InterruptedIOException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
