package org.tbimage.testbox.service.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tbimage.action.Cancellation;
import org.tbimage.testbox.TestFiles;
import org.tbimage.testbox.failure.ServiceException;
import org.tbimage.testbox.failure.ServiceProblem;
import org.tbimage.testbox.process.CommandResult;
import org.tbimage.testbox.process.CommandRunner;
import org.tbimage.testbox.service.log.RunLog;

/** T24: a second attempt mounts only the missing share. */
class MounterTest {
    @TempDir
    Path root;

    private final List<List<String>> commands = new ArrayList<>();
    private int pauses;

    @Test
    void aMountedShareIsLeftAlone() throws IOException {
        Files.writeString(root.resolve("testbox-backup"), "");
        mounter(1).mount(Share.backup(root));
        assertThat(commands).isEmpty();
    }

    @Test
    void aServerMayStartLater() throws IOException {
        mounter(3).mount(Share.tftp(root));
        assertThat(commands).hasSize(3).containsOnly(List.of("mount", root.toString()));
        assertThat(pauses).isEqualTo(2);
    }

    @Test
    void aMissingShareIsAnError() {
        assertThatThrownBy(() -> mounter(99).mount(Share.backup(root)))
                .isInstanceOfSatisfying(
                        ServiceException.class, e -> assertThat(e.problem()).isEqualTo(ServiceProblem.NO_BACKUP_SHARE))
                .hasMessageContaining("no file " + root.resolve("testbox-backup")
                        + " (mount: access denied; ended with exit code 32)");
        assertThat(pauses).isEqualTo(3);
    }

    @Test
    void aCommandThatHangsOrIsMissingCountsAsFailed() {
        CommandRunner hanging = command -> CommandResult.bad("", "stopped, because it took longer than 2 min");
        assertThatThrownBy(() -> mounter(hanging).mount(Share.tftp(root)))
                .hasMessageContaining("(mount: stopped, because it took longer");
    }

    @Test
    void theMarkerIsAFile() throws IOException {
        Files.createDirectory(root.resolve("testbox-backup"));
        assertThatThrownBy(() -> mounter(99).mount(Share.backup(root))).isInstanceOf(ServiceException.class);
    }

    /** Mounts at the given attempt. */
    private Mounter mounter(int success) {
        return mounter(command -> {
            commands.add(command);
            if (commands.size() < success) {
                return CommandResult.bad("access denied\n", "ended with exit code 32");
            }
            TestFiles.write(root.resolve("pxelinux.0"), "");
            return CommandResult.good("");
        });
    }

    private Mounter mounter(CommandRunner runner) {
        RunLog runLog = new RunLog(Clock.systemUTC(), line -> {});
        return new Mounter(runner, (time, stop) -> pauses++, new Cancellation(), runLog);
    }
}
