package org.tbimage.testbox.service.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tbimage.action.Cancellation;

class SystemTest {
    private final CommandRunner live = new LiveCommands();

    @Test
    void commandsAreRun() throws IOException {
        CommandRunner.Result result = live.run(Duration.ofSeconds(20), List.of("sh", "-c", "echo no >&2; exit 3"));
        assertThat(result).isEqualTo(new CommandRunner.Result(3, "no"));
    }

    @Test
    void oneThatHangsIsEnded() {
        assertThatThrownBy(() -> live.run(Duration.ofMillis(100), List.of("sleep", "60")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("did not end");
        assertThatThrownBy(() -> live.run(Duration.ofSeconds(1), List.of("no-such-command-here")))
                .isInstanceOf(IOException.class);
    }

    /** T4: each command's status counts. */
    @Test
    void theBoxIsRestartedByTheGentlestWayThatWorks() throws IOException {
        List<String> run = new ArrayList<>();
        SystemPower power = new SystemPower((timeout, command) -> {
            run.add(String.join(" ", command));
            return new CommandRunner.Result(command.size() == 1 ? 0 : 1, "no bus");
        });
        power.sync();
        power.reboot();
        assertThat(run).containsExactly("sync", "systemctl reboot", "reboot");

        SystemPower dead = new SystemPower((timeout, command) -> new CommandRunner.Result(1, "no"));
        assertThatThrownBy(dead::sync).hasMessage("sync failed: no");
        assertThatThrownBy(dead::reboot)
                .satisfies(e -> assertThat(e.getSuppressed()).hasSize(3));
    }

    @Test
    void aPauseEndsWhenTheServiceIsToStop() {
        Cancellation stop = new Cancellation();
        stop.request();
        long begun = System.nanoTime();
        Pause.LIVE.of(Duration.ofHours(1), stop);
        Pause.LIVE.of(Duration.ofMillis(1), new Cancellation());
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofMinutes(1));
    }
}
