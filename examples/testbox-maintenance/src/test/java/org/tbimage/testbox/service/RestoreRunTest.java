package org.tbimage.testbox.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Restores, from the request to the restart. */
class RestoreRunTest {
    private static final int SIZE = 1 << 20;

    @TempDir
    Path root;

    private FakeBox box;

    @BeforeEach
    void makeBox() throws IOException {
        box = new FakeBox(root);
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
        assertThat(box.log())
                .contains(
                        "warning: restore, disk 1 of 1: nvme0n1 ",
                        "as a replacement: the only fixed disk left that is big enough; the image is of Test, serial A");
        assertThat(box.globalLog()).contains("warning: restore, disk 1 of 1: nvme0n1 (Test, serial NEW", "serial A");
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
}
