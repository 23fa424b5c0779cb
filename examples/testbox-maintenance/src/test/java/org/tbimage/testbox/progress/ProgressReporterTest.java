package org.tbimage.testbox.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.tbimage.action.ProgressListener.Phase;
import org.tbimage.testbox.terminal.Console;
import org.tbimage.testbox.terminal.Terminal;

class ProgressReporterTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void aTerminalShowsABarBelowOtherOutput() {
        Console console = console(new Terminal(true, 80));
        try (ProgressReporter progress = ProgressReporter.on(console, false)) {
            progress.phaseStarted(Phase.RESTORE, "/dev/sda", 100);
            progress.advanced(100);
            progress.warned("hot");
            progress.phaseEnded();
        }
        assertThat(text(err))
                .contains("testbox-maintenance: warning: hot\n")
                .containsPattern("\r\u001b\\[Krestore /dev/sda 100% \\[=+] 100 bytes in 0.\\d s, .*/s\n$");
        assertThat(text(out)).isEmpty();
    }

    @Test
    void aLogGetsLinesAtIntervalsAndALastOne() throws InterruptedException {
        Console console = console(Terminal.NONE);
        try (ProgressReporter progress =
                new ProgressReporter(console, meter -> new LineView(console, meter, Duration.ofMillis(20)))) {
            progress.phaseStarted(Phase.READ_BACK, "/dev/sda", 100);
            progress.advanced(50);
            while (!text(err).contains("read back /dev/sda: 50%, ")) {
                Thread.sleep(5);
            }
            progress.advanced(50);
            progress.phaseEnded();
        }
        assertThat(text(err))
                .containsPattern("read back /dev/sda: 100%, 100 bytes in .*\n$")
                .doesNotContain("\r");
    }

    @Test
    void aShortPhasePrintsNoLine() {
        try (ProgressReporter progress = ProgressReporter.on(console(Terminal.NONE), false)) {
            progress.phaseStarted(Phase.PLAN, "x", 1);
            progress.advanced(1);
            progress.phaseEnded();
        }
        assertThat(text(err)).isEmpty();
    }

    @Test
    void quietShowsWarnings() {
        try (ProgressReporter progress = ProgressReporter.on(console(new Terminal(true, 80)), true)) {
            progress.phaseStarted(Phase.PLAN, "x", 1);
            progress.warned("hot");
            progress.phaseEnded();
        }
        assertThat(text(err)).isEqualTo("testbox-maintenance: warning: hot\n");
    }

    private Console console(Terminal terminal) {
        return new Console(print(out), print(err), terminal);
    }

    private static PrintStream print(ByteArrayOutputStream target) {
        return new PrintStream(target, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }
}
