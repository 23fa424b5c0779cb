package org.tbimage.testbox.service.share;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.tbimage.action.Cancellation;
import org.tbimage.testbox.failure.ServiceException;
import org.tbimage.testbox.service.log.Journal;
import org.tbimage.testbox.service.system.CommandRunner;
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
    private static final Duration LONGEST = Duration.ofMinutes(2);

    /**
     * Sees to it that a share is there.
     *
     * @param share which
     * @throws ServiceException if it is not
     */
    public void mount(Share share) throws ServiceException {
        String lastWords = "";
        for (int i = 1; i <= TRIES && !stop.isRequested(); i++) {
            if (share.isThere()) {
                return;
            }
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
            CommandRunner.Result result =
                    commands.run(LONGEST, List.of("mount", share.folder().toString()));
            return result.exitCode() == 0 ? "" : result.output();
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
