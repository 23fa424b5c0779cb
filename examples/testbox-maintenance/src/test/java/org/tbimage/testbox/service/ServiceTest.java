package org.tbimage.testbox.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tbimage.testbox.info.BoxInfo;
import org.tbimage.testbox.process.CommandResult;

/** Whole runs of the service, from the request to the restart. */
class ServiceTest {
    private static final int SIZE = 1 << 20;

    @TempDir
    Path root;

    private FakeBox box;

    @BeforeEach
    void makeBox() throws IOException {
        box = new FakeBox(root);
    }

    @Test
    void backsUpRemovesTheRequestAndRestarts() throws IOException {
        box.disk("sda", "A", "ata-1", SIZE);
        box.disk("nvme0n1", "B", "nvme-1", SIZE);
        assertThat(box.ask("backup").run()).as(box.console.toString()).isZero();

        assertThat(box.request).doesNotExist();
        assertThat(box.events).containsExactly("info box7.lab true", "sync", "sync", "reboot");
        assertThat(box.waited).isZero();
        assertThat(box.folder().resolve("sda.raw.gz")).exists();
        assertThat(box.folder().resolve("nvme0n1.raw.gz")).exists();
        assertThat(box.folder().resolve("maintenance-attempts")).doesNotExist();
        assertThat(box.log())
                .contains("box7.lab starts a new session", "10.0.2.15: info: backup begins, attempt 1")
                .contains("disk 1 of 2: sda (Test, serial A, slot ata-1, 1.0 MiB) as 10.0.2.15/sda")
                .contains("info: backup done, 2 of 2 disks, in ");
        assertThat(box.globalLog()).contains("10.0.2.15: box7.lab says hi.\n", "backup begins", "backup done, 2 of 2");
        assertThat(Files.readAllLines(box.folder().resolve("maintenance-output.log")))
                .isEqualTo(box.console);
        assertThat(box.lastRecord())
                .contains("\"action\":\"backup\"", "\"status\":\"ok\",\"ending\":\"restarted\",\"disks\":[{")
                .contains("\"image\":\"10.0.2.15/sda\"", "\"size\":1048576");
    }

    @Test
    void restoresEachDiskThoughTheKernelSwapsTheirNames() throws IOException {
        Path first = box.disk("sda", "A", "ata-1", SIZE);
        Path second = box.disk("sdb", "B", "ata-2", SIZE);
        byte[] ofA = Files.readAllBytes(first);
        byte[] ofB = Files.readAllBytes(second);
        assertThat(box.ask("backup").run()).isZero();

        box.disks.clear();
        box.disk("sda", "B", "ata-2", SIZE);
        box.disk("sdb", "A", "ata-1", SIZE);
        Files.write(first, new byte[SIZE]);
        Files.write(second, new byte[SIZE]);
        assertThat(box.ask("restore").run()).as(box.console.toString()).isZero();
        assertThat(first).hasBinaryContent(ofB);
        assertThat(second).hasBinaryContent(ofA);
        assertThat(box.reboots()).isEqualTo(2);
    }

    @Test
    void aDiskThatWentBustAndWasReplacedIsRestoredHandsFree() throws IOException {
        byte[] content = Files.readAllBytes(box.disk("sda", "A", "ata-1", SIZE));
        assertThat(box.ask("backup").run()).isZero();
        box.disks.clear();
        Path fresh = box.disk("nvme0n1", "NEW", "nvme-1", SIZE + 4096);
        assertThat(box.ask("restore").run()).as(box.console.toString()).isZero();
        assertThat(Files.readAllBytes(fresh)).startsWith(content);
        assertThat(box.log()).contains("warning: restore, disk 1 of 1: nvme0n1 ", "as a replacement: the only fixed");
        assertThat(box.lastRecord()).contains("\"replacement\":true");
    }

    @Test
    void nothingIsWrittenWhereItIsNotClearWhichDiskIsMeant() throws IOException {
        box.disk("sda", "A", "ata-1", SIZE);
        assertThat(box.ask("backup").run()).isZero();
        box.disks.clear();
        byte[] one = Files.readAllBytes(box.disk("sda", "X", "ata-7", SIZE));
        byte[] two = Files.readAllBytes(box.disk("sdb", "Y", "ata-8", SIZE));
        assertThat(box.ask("restore").run()).isEqualTo(20);
        assertThat(root.resolve("testdisks/sda")).hasBinaryContent(one);
        assertThat(root.resolve("testdisks/sdb")).hasBinaryContent(two);
        assertThat(box.globalLog()).contains("error: 10.0.2.15/sda (of Test, serial A", "serial X", "serial Y");
        assertThat(box.request).exists();
    }

    @Test
    void nothingToRestoreIsAnErrorAndNoSuccess() throws IOException { // T21
        box.disk("sda", "A", "ata-1", SIZE);
        Files.createDirectories(box.folder());
        Files.writeString(box.folder().resolve("sda.gz.old"), "x");
        assertThat(box.ask("restore").run()).isEqualTo(20);
        assertThat(box.log()).contains("error: there is nothing to restore");
        assertThat(box.request).exists();
        assertThat(box.waited).isEqualTo(Duration.ofMinutes(5));
        assertThat(box.events).containsExactly("info box7.lab false", "sync", "reboot");
    }

    @Test
    void ifOneDiskFailsTheOthersStillRunAndTheWholeFails() throws IOException {
        Path bad = box.disk("sda", "A", "ata-1", SIZE);
        box.disk("sdb", "B", "ata-2", SIZE);
        Files.delete(bad);
        assertThat(box.ask("backup").run()).isEqualTo(19);
        assertThat(box.folder().resolve("sdb.raw.gz")).exists();
        assertThat(box.log()).contains("error: backup of sda failed: ", "error: backup failed: sda: ");
        assertThat(box.lastRecord()).contains("\"problem\":\"BACKUP_FAILED\"", "\"disk\":\"sdb\"");
        assertThat(box.request).exists();
    }

    @Test
    void theFirstImageIsNotReplacedButBackupAgainAddsOne() throws IOException {
        box.disk("sda", "A", "ata-1", SIZE);
        assertThat(box.ask("backup").run()).isZero();
        assertThat(box.ask("backup").run()).isEqualTo(18);
        assertThat(box.ask("backup-again").run()).isZero();
        assertThat(box.ask("refresh-info").run()).isZero();
        assertThat(box.folder().resolve("sda.info.json")).exists();
    }

    @Test
    void rescueKeepsEverythingAndLeavesTheBoxUp() throws IOException {
        assertThat(box.ask("rescue").run()).isZero();
        assertThat(box.request).exists();
        assertThat(box.events).isEmpty();
        assertThat(box.globalLog()).contains("rescue: stays up as 10.0.2.15");
        assertThat(box.lastRecord()).contains("\"ending\":\"rescue\"");
    }

    @ParameterizedTest
    @CsvSource({
        "testbox-action-format, 15",
        "testbox-action-backup testbox-action-restore, 15",
        "quiet, 14",
        "testbox-action-backup testbox-disk=sda, 16",
        "testbox-action-backup testbox-disks=../../x, 16",
        "testbox-action-backup testbox-disks=sdz, 17"
    })
    void aBadRequestIsAnErrorInBothLogs(String words, int code) throws IOException {
        box.disk("sda", "A", "ata-1", SIZE);
        box.ask("x").boot(words);
        Files.writeString(box.request, "DEFAULT maintenance");
        assertThat(box.run()).isEqualTo(code);
        assertThat(box.log()).contains("10.0.2.15: error: ");
        assertThat(box.globalLog()).contains("10.0.2.15: error: ");
        assertThat(box.request).exists();
        assertThat(box.reboots()).isEqualTo(1);
        assertThat(box.waited).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void afterSomeAttemptsTheBoxIsParkedInsteadOfLoopingForEver() throws IOException {
        box.ask("restore", "testbox-attempts=2", "testbox-error-wait=90");
        box.disk("sda", "A", "ata-1", SIZE);
        assertThat(box.run()).isEqualTo(20);
        assertThat(box.reboots()).isEqualTo(1);
        assertThat(box.console).anyMatch(line -> line.endsWith("restart in 30 s"));
        assertThat(box.run()).isEqualTo(20);
        assertThat(box.reboots()).isEqualTo(1);
        assertThat(box.waited).isEqualTo(Duration.ofSeconds(90));
        assertThat(box.globalLog()).contains("warning: parked after 2 failed attempts");
        assertThat(box.lastRecord()).contains("\"ending\":\"parked\"", "\"attempt\":2");

        Files.delete(box.request);
        box.ask("restore", "testbox-attempts=2"); // another request begins anew
        assertThat(box.run()).isEqualTo(20);
        assertThat(box.reboots()).isEqualTo(2);
    }

    @Test
    void missingSharesAndRequestsHaveCodesOfTheirOwn() throws IOException {
        box.ask("backup");
        Files.delete(box.request);
        assertThat(box.run()).isEqualTo(13);
        Files.delete(box.tftp.resolve("pxelinux.0"));
        assertThat(box.run()).isEqualTo(12);
        assertThat(box.log()).contains("error: the TFTP share is not there");
        Files.delete(box.store.resolve("testbox-backup"));
        assertThat(box.run()).isEqualTo(11);
        assertThat(box.console.get(box.console.size() - 1)).endsWith(": unknown: info: restart");
        assertThat(box.reboots()).isEqualTo(3);
    }

    @Test
    void aRequestThatWasReplacedMeanwhileIsKept() throws IOException { // T42
        box.disk("sda", "A", "ata-1", SIZE);
        box.ask("backup");
        box.atSync = () -> write(box.request, "APPEND testbox-action-restore");
        assertThat(box.run()).isZero();
        assertThat(box.request).hasContent("APPEND testbox-action-restore");
        assertThat(box.log()).contains("was replaced meanwhile, and is kept");
        assertThat(box.reboots()).isEqualTo(1);

        box.atSync = () -> {};
        write(box.request, "APPEND testbox-action-rescue");
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
        assertThat(box.log()).contains("error: all is done, but ");
        assertThat(box.reboots()).isEqualTo(1);
    }

    @Test
    void aMachineThatWasNotStartedFromTheNetIsNeverRestarted() throws IOException {
        Files.writeString(root.resolve("proc/cmdline"), "root=/dev/sda1 ro quiet");
        assertThat(box.run()).isEqualTo(13);
        assertThat(box.events).isEmpty();
        assertThat(box.waited).isZero();
        Files.delete(root.resolve("proc/cmdline"));
        assertThat(box.run()).isEqualTo(1);
        assertThat(box.events).isEmpty();
    }

    @Test
    void whoStopsTheServiceIsNotAnsweredByARestart() throws IOException {
        box.disk("sda", "A", "ata-1", SIZE);
        box.ask("backup");
        box.stop.request();
        assertThat(box.run()).isEqualTo(130);
        assertThat(box.events).doesNotContain("reboot");
        assertThat(box.request).exists();
        assertThat(box.globalLog()).contains("error: backup was stopped; the request is kept");
    }

    @Test
    void aRestartThatFailsIsTold() throws IOException {
        box.powerFails = true;
        assertThat(box.ask("restore").run()).isEqualTo(17);
        assertThat(box.globalLog()).contains("error: the box can't be restarted");
    }

    @Test
    void aHostileNameIsNone() throws IOException {
        box.hostName = Optional.of("../../x\u001b[2J\nforged");
        box.disk("sda", "A", "ata-1", SIZE);
        box.info = InfoCollector.by(new BoxInfo(root, command -> CommandResult.good(""), Clock.systemUTC()));
        assertThat(box.ask("backup").run()).as(box.console.toString()).isZero();
        assertThat(box.globalLog()).contains("10.0.2.15: unknown says hi.\n").doesNotContain("forged");
        assertThat(box.folder().resolve("testbox-info.txt")).exists();
    }

    @Test
    void aFailureToDescribeTheBoxIsNoReasonNotToSaveItsDisks() throws IOException {
        box.disk("sda", "A", "ata-1", SIZE);
        box.info = (folder, address, name, anew) -> {
            throw new IOException("dmidecode is not well");
        };
        assertThat(box.ask("backup").run()).isZero();
        assertThat(box.log()).contains("warning: what this box is could not be written down");
        assertThat(box.ask("refresh-info").run()).isEqualTo(1);
    }

    @Test
    void onlyABoxThatWasStartedForItIsServedWithoutAWord() throws IOException {
        Path commandLine = root.resolve("proc/cmdline");
        assertThat(ServiceStart.isAskedFor(commandLine)).isFalse();
        Files.writeString(commandLine, "root=/dev/sda1");
        assertThat(ServiceStart.isAskedFor(commandLine)).isFalse();
        box.ask("nonsense");
        assertThat(ServiceStart.isAskedFor(commandLine)).isTrue();
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
