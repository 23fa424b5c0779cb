package org.tbimage.testbox.service.log;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;
import org.tbimage.action.Cancellation;
import org.tbimage.testbox.service.system.Sleeper;

/**
 * A file to which many boxes append. On NFS each client computes the end of the file itself, so two clients could write to the
 * same offset. A {@link ShareLock} prevents that.
 */
final class SharedLogFile {
    /** Waits between two checks of the lock: the first one, and the longest one, which suits thousands of boxes. */
    private static final Duration FIRST_WAIT = Duration.ofMillis(10);

    private static final Duration MAX_WAIT = Duration.ofSeconds(8);

    /** Checks of the lock for one line; with the waits between them, two minutes on average. */
    static final int MAX_CHECKS = 24;

    /** The last lines of a run that is stopped must still reach the log. */
    private static final Cancellation NEVER = new Cancellation();

    private final AppendOnlyFile file;
    private final Path lock;
    private final Duration timeout;
    private final Sleeper sleeper;
    private final LongSupplier nanoTime;

    /** An owner that keeps the lock for longer than {@code timeout} counts as dead. */
    SharedLogFile(Path path, Duration timeout) {
        this(path, timeout, Sleeper.LIVE, System::nanoTime);
    }

    SharedLogFile(Path path, Duration timeout, Sleeper sleeper, LongSupplier nanoTime) {
        this.file = new AppendOnlyFile(path);
        this.lock = path.resolveSibling(path.getFileName() + ".lock");
        this.timeout = timeout;
        this.sleeper = sleeper;
        this.nanoTime = nanoTime;
    }

    /**
     * Appends a line.
     *
     * @throws IOException if it can't be written, or others keep the lock; then the line is not in the file
     */
    void append(String line) throws IOException {
        ShareLock ours = new ShareLock(lock, UUID.randomUUID().toString());
        acquire(ours);
        try {
            file.append(line);
        } finally {
            ours.release();
        }
    }

    private void acquire(ShareLock ours) throws IOException {
        String watched = "";
        long since = nanoTime.getAsLong();
        Duration wait = FIRST_WAIT;
        for (int check = 0; check < MAX_CHECKS; check++) {
            if (ours.take()) {
                return;
            }
            // The clocks of box and server may differ, so only the time that this process has waited counts.
            String last = ours.last();
            if (!last.equals(watched)) {
                watched = last;
                since = nanoTime.getAsLong();
            } else if (nanoTime.getAsLong() - since >= timeout.toNanos() && ours.inherit(last)) {
                return;
            }
            sleeper.sleep(jittered(wait), NEVER);
            wait = wait.multipliedBy(2).compareTo(MAX_WAIT) < 0 ? wait.multipliedBy(2) : MAX_WAIT;
        }
        throw new IOException("other boxes hold its lock " + lock + "; gave up after " + MAX_CHECKS + " checks");
    }

    /** {@return 0.5 to 1.5 times a wait, so that boxes that started together do not check together} */
    private static Duration jittered(Duration wait) {
        long millis = wait.toMillis();
        return Duration.ofMillis(millis / 2 + ThreadLocalRandom.current().nextLong(millis + 1));
    }
}
