package org.tbimage.testbox.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tbimage.testbox.TestFiles;
import org.tbimage.testbox.process.CommandResult;

/** The removal of requests. */
class RequestRemovalTest {
    private static final int SIZE = 1 << 20;

    @TempDir
    Path root;

    private FakeBox box;

    @BeforeEach
    void makeBox() throws IOException {
        box = new FakeBox(root);
    }

    @Test
    void rescueKeepsEverythingAndLeavesTheBoxUp() throws IOException {
        assertThat(box.ask("rescue").run()).isZero();
        assertThat(box.request).exists();
        assertThat(box.events).isEmpty();
        assertThat(box.globalLog()).contains("rescue: stays up as 10.0.2.15");
        assertThat(box.lastRecord()).contains("\"ending\":\"rescue\"");
    }

    @Test
    void aRequestThatWasReplacedMeanwhileIsKept() throws IOException { // T42
        box.disk("sda", "A", "ata-1", SIZE);
        box.ask("backup");
        box.atSync = () -> TestFiles.write(box.request, "APPEND testbox-action-restore");
        assertThat(box.run()).isZero();
        assertThat(box.request).hasContent("APPEND testbox-action-restore");
        assertThat(box.log()).contains("was replaced meanwhile and is kept");
        assertThat(box.reboots()).isEqualTo(1);

        box.atSync = () -> {};
        TestFiles.write(box.request, "APPEND testbox-action-rescue");
        assertThat(box.boot("testbox-action-backup-again").run()).isZero();
        assertThat(box.request).hasContent("APPEND testbox-action-rescue");
    }

    @Test
    void aRequestThatCantBeRemovedIsAnError() throws IOException { // T42
        box.disk("sda", "A", "ata-1", SIZE);
        box.ask("backup");
        Path aside = box.request.resolveSibling("." + box.request.getFileName() + ".done");
        Files.createDirectories(aside.resolve("in the way"));
        assertThat(box.run()).isEqualTo(99);
        assertThat(box.request).exists();
        assertThat(box.log()).contains("error: the action is done, but ");
        assertThat(box.reboots()).isEqualTo(1);
    }

    @Test
    void aLostShareIsMountedAgainToRemoveTheRequest() throws IOException { // T42
        box.disk("sda", "A", "ata-1", SIZE);
        box.ask("backup");
        Path away = root.resolve("away");
        box.atSync = () -> {
            box.atSync = () -> {};
            move(box.tftp, away);
        };
        box.commands = command -> {
            box.events.add(String.join(" ", command));
            move(away, box.tftp);
            return CommandResult.good("");
        };
        assertThat(box.run()).as(box.console.toString()).isZero();
        assertThat(box.events).contains("mount " + box.tftp);
        assertThat(box.request).doesNotExist();
        assertThat(box.tftp.resolve("pxelinux.0")).exists();
    }

    @Test
    void aLostShareIsNotARemovedRequest() throws IOException { // T42
        box.disk("sda", "A", "ata-1", SIZE);
        box.ask("backup");
        box.atSync = () -> move(box.tftp, root.resolve("away" + box.events.size()));
        assertThat(box.run()).isEqualTo(99);
        assertThat(box.log())
                .contains("error: the action is done, but the request can't be removed: the TFTP share is not");
        assertThat(box.lastRecord()).contains("\"problem\":\"REQUEST_STAYS\"");
    }

    @Test
    void aCancelledRequestIsNotAnError() throws IOException {
        box.disk("sda", "A", "ata-1", SIZE);
        box.ask("backup");
        box.atSync = () -> box.request.toFile().delete();
        assertThat(box.run()).isZero();
        assertThat(box.log()).contains("was already removed by somebody else");
    }

    private static void move(Path from, Path to) {
        if (from.toFile().exists()) {
            assertThat(from.toFile().renameTo(to.toFile())).isTrue();
        }
    }
}
