package org.tbimage.testbox.service.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tbimage.testbox.process.CommandResult;

class SystemPowerTest {
    /** T4: the exit code of each command is checked. */
    @Test
    void theFirstRestartCommandThatWorksIsUsed() throws IOException {
        List<String> run = new ArrayList<>();
        SystemPower power = new SystemPower(command -> {
            run.add(String.join(" ", command));
            return command.size() == 1 ? CommandResult.good("") : CommandResult.bad("no bus", "ended with exit code 1");
        });
        power.sync();
        power.reboot();
        assertThat(run).containsExactly("sync", "systemctl reboot", "reboot");

        SystemPower dead = new SystemPower(command -> CommandResult.bad("no", "gone"));
        assertThatThrownBy(dead::sync).hasMessage("sync failed: no; gone");
        assertThatThrownBy(dead::reboot)
                .satisfies(e -> assertThat(e.getSuppressed()).hasSize(3));
    }
}
