package org.tbimage.testbox.service.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tbimage.action.Cancellation;

/** The number and duration of checks of the lock, with a fake time that passes only by waiting. */
class SharedLogFileTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @TempDir
    Path store;

    private Duration waited = Duration.ZERO;
    private int looks = 1;
    private Runnable others = () -> {};

    private SharedLogFile log() {
        return new SharedLogFile(store.resolve("log"), PATIENCE, this::sleep, () -> waited.toNanos());
    }

    private void sleep(Duration time, Cancellation stop) {
        waited = waited.plus(time);
        looks++;
        others.run();
    }

    @Test
    void theLockOfADeadBoxIsTakenOver() throws IOException {
        Files.writeString(store.resolve("log.lock"), "of a box whose power was cut");
        log().append("after all");
        assertThat(store.resolve("log")).hasContent("after all\n");
        assertThat(store.resolve("log.lock")).doesNotExist();
        assertThat(waited).isBetween(PATIENCE, PATIENCE.multipliedBy(4));
        assertThat(looks).isLessThan(16);
    }

    /** Many boxes, or a hostile box. */
    @Test
    void givesUpALockThatOthersKeepTaking() throws IOException {
        takeLock();
        others = this::takeLock;
        assertThatThrownBy(() -> log().append("never"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("other boxes hold its lock " + store.resolve("log.lock"));
        assertThat(looks).isEqualTo(SharedLogFile.MAX_CHECKS + 1);
        assertThat(waited).isBetween(Duration.ofMinutes(1), Duration.ofMinutes(4));
        assertThat(store.resolve("log")).doesNotExist();
    }

    @Test
    void aReleasedLockIsTakenAtTheNextCheck() throws IOException {
        ShareLock owner = new ShareLock(store.resolve("log.lock"), "owner");
        assertThat(owner.take()).isTrue();
        others = () -> release(owner);
        log().append("next");
        assertThat(looks).isEqualTo(2);
    }

    private static void release(ShareLock lock) {
        try {
            lock.release();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void takeLock() {
        try {
            Path fresh = Files.writeString(store.resolve("fresh"), "owner-" + looks);
            Files.move(fresh, store.resolve("log.lock"), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
