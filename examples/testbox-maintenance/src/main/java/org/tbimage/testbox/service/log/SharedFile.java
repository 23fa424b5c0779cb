package org.tbimage.testbox.service.log;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A file to which many boxes append. On a local file system one write for each line would do. Over NFS each client
 * computes the end of the file by itself, so that two could write to one place: there it takes a {@link ShareLock}.
 */
final class SharedFile {
    /** Pauses between two looks at the lock: the first one, and the longest, which thousands of boxes can afford. */
    private static final Duration FIRST = Duration.ofMillis(10);

    private static final Duration LONGEST = Duration.ofSeconds(8);

    /** Looks at the lock for one line; with the pauses between them, two minutes on average. */
    static final int MOST_LOOKS = 24;

    private final AppendedFile file;
    private final Path lock;
    private final Duration patience;
    private final WaitTime time;

    /** {@code patience}: how long one and the same owner of the lock is waited for, before it is taken for dead. */
    SharedFile(Path path, Duration patience) {
        this(path, patience, WaitTime.LIVE);
    }

    SharedFile(Path path, Duration patience, WaitTime time) {
        this.file = new AppendedFile(path);
        this.lock = path.resolveSibling(path.getFileName() + ".lock");
        this.patience = patience;
        this.time = time;
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
        long since = time.nanos();
        Duration pause = FIRST;
        for (int look = 0; look < MOST_LOOKS; look++) {
            if (ours.take()) {
                return;
            }
            // Clocks of box and server may differ, so only our own waiting shows that the owner is dead.
            String last = ours.last();
            if (!last.equals(watched)) {
                watched = last;
                since = time.nanos();
            } else if (time.nanos() - since >= patience.toNanos() && ours.inherit(last)) {
                return;
            }
            time.sleep(jittered(pause));
            pause = pause.multipliedBy(2).compareTo(LONGEST) < 0 ? pause.multipliedBy(2) : LONGEST;
        }
        throw new IOException("others keep its lock " + lock + "; gave up after " + MOST_LOOKS + " looks at it");
    }

    /** Half to one and a half of a pause, so that boxes that were started together do not look together. */
    private static Duration jittered(Duration pause) {
        long millis = pause.toMillis();
        return Duration.ofMillis(millis / 2 + ThreadLocalRandom.current().nextLong(millis + 1));
    }
}
