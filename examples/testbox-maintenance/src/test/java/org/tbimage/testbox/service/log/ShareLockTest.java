package org.tbimage.testbox.service.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tbimage.testbox.fault.FaultyFiles;
import org.tbimage.testbox.fault.FileFaults;

/**
 * Two processes change one lock at once. One is stopped before each of its calls in turn, and the other then makes all of
 * its calls: at every moment, at most one owns the lock, the lock is never stuck, and no file remains.
 */
class ShareLockTest {
    @TempDir
    Path folder;

    private final FileFaults calls = new FileFaults(".*");
    private Path dir;
    private ShareLock dead;
    private ShareLock stopped;
    private ShareLock other;
    private boolean moved;
    private boolean stoppedOwns;
    private boolean otherOwns;

    /** Something that may fail. */
    private interface Step {
        void run() throws IOException;
    }

    private void prepare(long n) throws IOException {
        dir = Files.createDirectory(folder.resolve("n" + n));
        Path lock = dir.resolve("log.lock");
        Path seen = new FaultyFiles(calls).wrap(dir).resolve("log.lock");
        dead = new ShareLock(lock, "dead");
        stopped = new ShareLock(seen, "stopped");
        other = new ShareLock(lock, "other");
        moved = false;
        stoppedOwns = false;
        otherOwns = false;
        assertThat(dead.take()).isTrue();
    }

    /** Stops {@code first} before its n-th call, for all n, and runs {@code second} then. */
    private void sweep(Step first, Step second) throws IOException {
        long n = 0;
        do {
            n++;
            prepare(n);
            calls.runBefore(n, () -> {
                moved = !Files.exists(dir.resolve("log.lock.dead"));
                run(second);
            });
            first.run();
            boolean both = stoppedOwns && otherOwns && !isLastLook();
            String when = "before call " + n + ": " + calls.failed();
            boolean failed = !calls.failed().isEmpty();
            calls.end();
            assertThat(both).as("two owners, " + when).isFalse();
            assertFree(when);
            if (!failed) {
                break;
            }
        } while (true);
        assertThat(n).isGreaterThan(3);
    }

    /**
     * The limit that the decision names: whoever stands still longer than the patience of all others, and just when it has
     * opened the lock to look whether it has got it, can't notice any more that it was taken for dead.
     */
    private boolean isLastLook() {
        return moved && calls.failed().get(0).matches("(read|close) .*/log\\.lock");
    }

    /** The owner releases the lock; then another box gets it, after waiting for dead owners only. */
    private void assertFree(String when) throws IOException {
        if (stoppedOwns) {
            stopped.release();
        }
        if (otherOwns) {
            other.release();
        }
        ShareLock last = new ShareLock(dir.resolve("log.lock"), "last");
        assertThat(last.take() || last.inherit(last.last()))
                .as("free after " + when)
                .isTrue();
        last.release();
        try (Stream<Path> files = Files.list(dir)) {
            assertThat(files).as("left after " + when).isEmpty();
        }
    }

    private static void run(Step step) {
        try {
            step.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void onlyOneOfTwoWaitersTakesOverFromADeadOwner() throws IOException {
        sweep(() -> stoppedOwns = stopped.inherit("dead"), () -> otherOwns = other.inherit("dead"));
    }

    @Test
    void onlyOneOfTwoWaitersTakesOverEvenIfOneConsidersTheOtherDead() throws IOException {
        sweep(() -> stoppedOwns = stopped.inherit("dead"), () -> otherOwns = other.inherit(other.last()));
    }

    @Test
    void aLiveOwnerReleasesDuringATakeover() throws IOException {
        sweep(() -> stoppedOwns = stopped.inherit("dead"), () -> dead.release());
    }

    @Test
    void aThirdBoxLocksDuringReleaseAndTakeover() throws IOException {
        sweep(() -> stoppedOwns = stopped.inherit("dead"), () -> {
            dead.release();
            otherOwns = other.take();
        });
    }

    @Test
    void aWaiterTakesOverDuringARelease() throws IOException {
        sweep(
                () -> {
                    if (stopped.inherit("dead")) {
                        stopped.release();
                    }
                },
                () -> otherOwns = other.inherit(other.last()));
    }

    /** A lock file that is empty, because the power of its box was cut before the write. */
    @Test
    void anEmptyLockIsTakenOverOnce() throws IOException {
        prepare(0);
        dead.release();
        Files.createFile(dir.resolve("log.lock"));
        String last = other.last();
        assertThat(last).startsWith("unknown-");
        assertThat(stopped.last()).isEqualTo(last);
        assertThat(other.inherit(last)).isTrue();
        assertThat(stopped.inherit(last)).isFalse();
        assertThat(other.isOurs()).isTrue();
    }

    /** All boxes can write there, and the content of a lock becomes part of a file name. */
    @Test
    void theContentOfALockCannotNameOtherFiles() throws IOException {
        prepare(0);
        Files.writeString(dir.resolve("log.lock"), "../../../x");
        assertThat(other.last()).startsWith("unknown-").doesNotContain("/");
        assertThat(other.inherit(other.last())).isTrue();
    }
}
