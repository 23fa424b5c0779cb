package org.tbimage.testbox.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The wall clock of a box is changed while the service runs, as by a time server after the start. */
class JumpingClockTest {
    private static final Pattern TOOK = Pattern.compile("\"took\":(-?\\d+)");

    @TempDir
    Path root;

    /** A clock that jumps at each reading. */
    private static final class Jumping extends Clock {
        private final Duration jump;
        private Instant now = Instant.parse("2026-11-30T12:00:00Z");

        Jumping(Duration jump) {
            this.jump = jump;
        }

        @Override
        public Instant instant() {
            now = now.plus(jump);
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT5H", "PT-5H", "PT-8760H"})
    void reportedDurationsAreIndependentOfTheClock(String jump) throws IOException {
        FakeBox box = new FakeBox(root);
        box.clock = new Jumping(Duration.parse(jump));
        box.disk("sda", "A", "ata-1", 64 << 10);
        assertThat(box.ask("backup").run()).as(box.console.toString()).isZero();
        assertThat(box.ask("backup-again").run()).as(box.console.toString()).isZero();
        assertThat(box.ask("restore").run()).as(box.console.toString()).isZero();
        assertThat(box.log()).doesNotContainPattern(" in -").doesNotContainPattern(" in \\d+ (h|min)");
        assertThat(box.lastRecord()).contains("\"ending\":\"restarted\"");
        Matcher took = TOOK.matcher(box.lastRecord());
        assertThat(took.results().map(match -> Long.valueOf(match.group(1))).toList())
                .isNotEmpty()
                .allMatch(millis -> millis >= 0 && millis < Duration.ofHours(1).toMillis());
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT5H", "PT-5H"})
    void waitsAreIndependentOfTheClock(String jump) throws IOException {
        FakeBox box = new FakeBox(root);
        box.clock = new Jumping(Duration.parse(jump));
        box.disk("sda", "A", "ata-1", 64 << 10);
        assertThat(box.ask("restore", "testbox-error-wait=90").run()).isEqualTo(20);
        assertThat(box.waited).isEqualTo(Duration.ofSeconds(90));
        assertThat(box.reboots()).isEqualTo(1);
    }
}
