package org.tbimage.testbox.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tbimage.core.disk.RestoreMark;
import org.tbimage.testbox.info.BoxInfo;
import org.tbimage.testbox.process.CommandResult;
import org.tbimage.value.ByteRange;

/** Backups, from the request to the restart. */
class BackupRunTest {
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
        assertThat(box.globalLog())
                .contains("10.0.2.15: box7.lab starts a new session\n", "backup begins", "backup done, 2 of 2");
        assertThat(Files.readAllLines(box.folder().resolve("maintenance-output.log")))
                .isEqualTo(box.console);
        assertThat(box.lastRecord())
                .contains(
                        "\"action\":\"backup\"",
                        "\"status\":\"ok\",\"ending\":\"restarted\",\"problem\":null,\"message\":null,\"remedy\":null,\"disks\":[{")
                .contains("\"image\":\"10.0.2.15/sda\"", "\"size\":1048576");
    }

    @Test
    void aFailingDiskDoesNotStopTheOthersAndTheRunFails() throws IOException {
        Path bad = box.disk("sda", "A", "ata-1", SIZE);
        box.disk("sdb", "B", "ata-2", SIZE);
        Files.delete(bad);
        assertThat(box.ask("backup").run()).isEqualTo(19);
        assertThat(box.folder().resolve("sdb.raw.gz")).exists();
        assertThat(box.log()).contains("error: backup of sda failed: ", "error: backup failed: sda: ");
        assertThat(box.lastRecord()).contains("\"problem\":\"BACKUP_FAILED\"", "\"disk\":\"sdb\"");
        assertThat(box.request).exists();
    }

    /** A disk with a bad sector, which may be lost only if the lab allows it. */
    @Test
    void badSectorsAreKeptIfTheLabAllowsIt() throws IOException {
        TestDisks.spoil(box.disk("sda", "A", "ata-1", 3 * SIZE), new ByteRange(SIZE + 512, 512));
        assertThat(box.ask("backup").run()).isEqualTo(19);
        assertThat(box.log()).contains("cannot be read", "set on-unreadable to keep");

        assertThat(box.ask("backup", "testbox-on-unreadable=keep").run())
                .as(box.console.toString())
                .isZero();
        assertThat(box.log()).contains("512 bytes could not be read; the image is degraded");
        assertThat(box.lastRecord()).contains("\"unreadable\":512");

        assertThat(box.ask("backup-again", "testbox-on-unreadable=keep", "testbox-rescue-minutes=0")
                        .run())
                .isZero();
        // without time its chunk is given up, and the one behind it unless it was read already
        assertThat(box.lastRecord()).containsPattern("\"unreadable\":(1048576|2097152)\\D");
    }

    /** T42: images made before a power cut or a failure of another disk do not prevent the backup of the other disks. */
    @Test
    void theNextAttemptAtTheSameRequestBacksUpTheOtherDisks() throws IOException {
        box.disk("sda", "A", "ata-1", SIZE);
        Path late = box.disk("sdb", "B", "ata-2", SIZE);
        byte[] content = Files.readAllBytes(late);
        Files.delete(late);
        assertThat(box.ask("backup").run()).isEqualTo(19);
        assertThat(box.run()).isEqualTo(19);
        Path stable = box.folder().resolve("sda.raw.gz");
        Files.delete(stable); // as if that attempt had been killed before it was set
        Files.write(late, content);
        assertThat(box.run()).as(box.console.toString()).isZero();
        assertThat(box.log()).contains("info: sda: 10.0.2.15/sda was made by an earlier attempt at this request");
        assertThat(generations("sda")).isOne();
        assertThat(stable).exists();
        assertThat(generations("sdb")).isOne();
        assertThat(box.request).doesNotExist();
        assertThat(box.folder().resolve("maintenance-first-images")).doesNotExist();
        assertThat(box.ask("backup").run()).isEqualTo(18);
    }

    /** Another request with the same content: its author may not know of the existing images. */
    @Test
    void imagesOfAnotherRequestAreRejected() throws IOException {
        box.disk("sda", "A", "ata-1", SIZE);
        Files.delete(box.disk("sdb", "B", "ata-2", SIZE));
        assertThat(box.ask("backup").run()).isEqualTo(19);
        Files.delete(box.request);
        box.ask("backup");
        Files.setLastModifiedTime(box.request, FileTime.fromMillis(1));
        assertThat(box.run()).isEqualTo(19);
        assertThat(box.log()).contains("error: backup of sda failed: ");
    }

    private long generations(String disk) throws IOException {
        try (Stream<Path> files = Files.list(box.folder())) {
            return files.filter(file -> file.getFileName().toString().matches(disk + "\\.\\d.*\\.json"))
                    .count();
        }
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

    /** A warning would not be read, so a blank disk makes the request fail, and the older image stays the newest (T52). */
    @Test
    void aBlankDiskIsRejectedUnlessTheRequestAllowsIt() throws IOException {
        Path disk = box.disk("sda", "A", "ata-1", 4 << 20);
        assertThat(box.ask("backup").run()).isZero();
        Files.write(disk, new byte[4 << 20]);
        assertThat(box.ask("backup-again").run()).isEqualTo(19);
        assertThat(box.request).exists();
        assertThat(box.log())
                .contains(
                        "has changed since 10.0.2.15/sda@", "it is blank", "testbox-changed-disk=yes in the PXE file");
        assertThat(generations()).isEqualTo(1);
        assertThat(box.ask("backup-again", "testbox-changed-disk=yes").run()).isZero();
        assertThat(generations()).isEqualTo(2);
    }

    private long generations() throws IOException {
        try (Stream<Path> files = Files.list(box.folder())) {
            return files.filter(file -> file.toString().matches(".*Z\\.json")).count();
        }
    }

    /** An incompletely restored disk is not imaged, and the next restore reports that it continues (T48). */
    @Test
    void aHalfRestoredDiskIsNotImagedAndIsRestored() throws IOException {
        Path disk = box.disk("sda", "A", "ata-1", 4 << 20);
        byte[] content = Files.readAllBytes(disk);
        assertThat(box.ask("backup").run()).isZero();
        byte[] half = content.clone();
        RestoreMark mark = new RestoreMark("10.0.2.15/sda@20260101T000000Z", Instant.EPOCH, "here");
        mark.toBytes().get(half, 0, RestoreMark.LENGTH);
        Files.write(disk, half);
        assertThat(box.ask("backup-again").run()).isEqualTo(19);
        assertThat(box.log()).contains("half restored: a restore of 10.0.2.15/sda@20260101T000000Z, begun");
        assertThat(generations()).isEqualTo(1);
        assertThat(box.ask("restore").run()).isZero();
        assertThat(box.log()).contains("this restore replaces it with 10.0.2.15/sda@");
        assertThat(disk).hasBinaryContent(content);
    }

    @Test
    void aBoxWithAResetClockStillMakesTheNewestImage() throws IOException {
        Path disk = box.disk("sda", "A", "ata-1", SIZE);
        assertThat(box.ask("backup").run()).isZero();
        byte[] newer = Files.readAllBytes(disk);
        newer[SIZE / 2]++;
        Files.write(disk, newer);
        box.clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
        box.info = InfoCollector.by(new BoxInfo(root, command -> CommandResult.good(""), box.clock));
        assertThat(box.ask("backup-again").run()).as(box.console.toString()).isZero();
        Files.write(disk, new byte[SIZE]);
        assertThat(box.ask("restore").run()).as(box.console.toString()).isZero();
        assertThat(disk).hasBinaryContent(newer);
        assertThat(box.log()).contains("1970-01-01T00:00:00Z: 10.0.2.15: info: backup-again done");
    }

    /** T50: the record of the run names each disk with images that got no new image. */
    @Test
    void aMissingDiskWithImagesIsRecorded() throws IOException {
        box.disk("sda", "A", "ata-1", SIZE);
        box.disk("sdb", "B", "ata-2", SIZE);
        assertThat(box.ask("backup").run()).isZero();
        assertThat(box.lastRecord()).contains("\"skipped\":[]");
        box.disks.remove(1);
        assertThat(box.ask("backup-again").run()).as(box.console.toString()).isZero();
        assertThat(box.lastRecord())
                .contains("\"skipped\":[{\"disk\":null,\"images\":[\"10.0.2.15/sdb\"],\"why\":\"its disk is missing");
        assertThat(box.log()).contains("warning: left out: 10.0.2.15/sdb: its disk is missing");
        assertThat(box.globalLog()).contains("backup-again done, 1 of 2 disks, left out: 10.0.2.15/sdb, in ");
    }
}
