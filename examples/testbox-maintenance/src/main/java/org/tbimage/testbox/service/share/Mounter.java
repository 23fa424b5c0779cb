package org.tbimage.testbox.service.share;

import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.List;
import org.tbimage.action.Cancellation;
import org.tbimage.action.CancelledException;
import org.tbimage.testbox.failure.ServiceException;
import org.tbimage.testbox.process.CommandResult;
import org.tbimage.testbox.process.CommandRunner;
import org.tbimage.testbox.service.log.RunLog;
import org.tbimage.testbox.service.system.Sleeper;

/**
 * Mounts shares by their lines in fstab. It retries, because a storage server may start later than its boxes.
 *
 * @param commands runs mount
 * @param sleeper waits between two attempts
 * @param stop the cancellation flag
 * @param log takes messages
 */
public record Mounter(CommandRunner commands, Sleeper sleeper, Cancellation stop, RunLog log) {
    private static final int ATTEMPTS = 4;
    private static final Duration BETWEEN = Duration.ofSeconds(15);

    /**
     * Mounts a share, unless it is mounted already.
     *
     * @param share the share
     * @throws ServiceException if it can't be mounted
     * @throws CancelledException if the service is stopped
     */
    public void mount(Share share) throws ServiceException, CancelledException {
        String message = "";
        for (int i = 1; i <= ATTEMPTS; i++) {
            if (share.isMounted()) {
                return;
            }
            stop.check();
            message = mountOnce(share);
            if (share.isMounted()) {
                log.info("mounted the " + share.what() + " at " + share.folder());
                return;
            }
            if (i < ATTEMPTS) {
                log.warning(share.missing(message).getMessage() + "; next attempt in " + BETWEEN.toSeconds() + " s");
                sleeper.sleep(BETWEEN, stop);
            }
        }
        throw share.missing(message);
    }

    /** Returns the error message of mount; empty if there is none. */
    private String mountOnce(Share share) {
        try {
            CommandResult result = commands.run(List.of("mount", share.folder().toString()));
            String message = result.message();
            return result.good() || message.startsWith("mount") ? message : "mount: " + message;
        } catch (InterruptedIOException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
