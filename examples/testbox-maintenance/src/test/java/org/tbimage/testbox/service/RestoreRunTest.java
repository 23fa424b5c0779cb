package org.tbimage.testbox.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tbimage.testbox.Run;
import org.tbimage.testbox.process.CommandResult;

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
    void restoresEachDiskIfTheKernelSwapsTheirNames() throws IOException {
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
    void aReplacedDiskIsRestoredAutomatically() throws IOException {
        byte[] content = Files.readAllBytes(box.disk("sda", "A", "ata-1", SIZE));
        assertThat(box.ask("backup").run()).isZero();
        box.disks.clear();
        Path fresh = box.disk("nvme0n1", "NEW", "nvme-1", SIZE + 4096);
        Files.write(fresh, new byte[SIZE + 4096]);
        assertThat(box.ask("restore").run()).as(box.console.toString()).isZero();
        assertThat(Files.readAllBytes(fresh)).startsWith(content);
        assertThat(box.log())
                .contains(
                        "warning: restore, disk 1 of 1: nvme0n1 ",
                        "as a replacement: the only remaining fixed disk that is big enough; the image is of Test, serial A");
        assertThat(box.globalLog()).contains("warning: restore, disk 1 of 1: nvme0n1 (Test, serial NEW", "serial A");
        assertThat(box.lastRecord()).contains("\"replacement\":true");
    }

    /** A replacement is often larger and may have been part of a RAID, whose driver would use it again (T51). */
    @Test
    void metadataAtTheEndOfAReplacementIsWiped() throws IOException {
        byte[] content = Files.readAllBytes(box.disk("sda", "A", "ata-1", SIZE));
        assertThat(box.ask("backup").run()).isZero();
        box.disks.clear();
        Path fresh = box.disk("nvme0n1", "NEW", "nvme-1", SIZE + (2 << 20));
        byte[] blank = new byte[SIZE + (2 << 20)];
        byte[] signature = "Promise Technology, Inc.".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(signature, 0, blank, blank.length - 3087 * 512, signature.length);
        Files.write(fresh, blank);
        assertThat(box.ask("restore", "testbox-any-content=yes").run())
                .as(box.console.toString())
                .isZero();
        assertThat(Files.readAllBytes(fresh)).startsWith(content).endsWith(new byte[2 << 20]);
        assertThat(box.log()).contains("Promise RAID at byte ", "it is wiped");
    }

    @Test
    void nothingIsWrittenIfTheDiskIsAmbiguous() throws IOException {
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
    void nothingToRestoreIsAnError() throws IOException { // T21
        box.disk("sda", "A", "ata-1", SIZE);
        Files.createDirectories(box.folder());
        Files.writeString(box.folder().resolve("sda.gz.old"), "x");
        assertThat(box.ask("restore").run()).isEqualTo(20);
        assertThat(box.log()).contains("error: there is nothing to restore");
        assertThat(box.request).exists();
        assertThat(box.waited).isEqualTo(Duration.ofMinutes(5));
        assertThat(box.events).containsExactly("info box7.lab false", "sync", "reboot");
    }

    /** Promise 3: a disk without images is not overwritten because another disk is missing. */
    @Test
    void aDiskWithOtherDataIsAReplacementOnlyIfTheLabAllowsIt() throws IOException {
        byte[] content = Files.readAllBytes(box.disk("sda", "A", "ata-1", SIZE));
        assertThat(box.ask("backup").run()).isZero();
        box.disks.clear();
        Path data = box.disk("sdb", "DATA", "ata-2", SIZE);
        byte[] precious = Files.readAllBytes(data);
        assertThat(box.ask("restore").run()).isEqualTo(20);
        assertThat(data).hasBinaryContent(precious);
        assertThat(box.log())
                .contains(
                        "10.0.2.15/sda (of Test, serial A",
                        "sdb (Test, serial DATA",
                        "there is data in its first or last MiB")
                .contains("add testbox-any-content=yes to the APPEND line", "10.0.2.15/disk-devices.lst");

        Files.writeString(box.folder().resolve("disk-devices.lst"), "sdb\n");
        assertThat(box.ask("restore").run()).as(box.console.toString()).isZero();
        assertThat(data).hasBinaryContent(content);

        Files.delete(box.folder().resolve("disk-devices.lst"));
        Files.write(data, precious);
        assertThat(box.ask("restore", "testbox-any-content=yes").run())
                .as(box.console.toString())
                .isZero();
        assertThat(data).hasBinaryContent(content);
    }

    @Test
    void aDiskThatBlkidRecognizesIsNotBlank() throws IOException {
        box.disk("sda", "A", "ata-1", SIZE);
        assertThat(box.ask("backup").run()).isZero();
        box.disks.clear();
        Path zeros = Files.write(box.disk("sdb", "NEW", "ata-1", SIZE), new byte[SIZE]);
        box.commands = command -> command.get(0).equals("blkid")
                ? CommandResult.good(command.get(2) + ": TYPE=\"VMFS\"")
                : CommandResult.bad("", "is not there");
        assertThat(box.ask("restore").run()).isEqualTo(20);
        assertThat(box.log()).contains("blkid finds on it: " + zeros + ": TYPE=\"VMFS\"");
        box.commands = command -> CommandResult.bad("", "ended with exit code 2");
        assertThat(box.ask("restore").run()).as(box.console.toString()).isZero();
    }

    /** An image of a permanently removed disk makes the restore fail until the image is retired. */
    @Test
    void imagesOfARetiredDiskAreLeftOut() throws IOException {
        Path kept = box.disk("sda", "A", "ata-1", SIZE);
        byte[] content = Files.readAllBytes(kept);
        box.disk("sdb", "B", "ata-2", SIZE);
        assertThat(box.ask("backup").run()).isZero();
        box.disks.remove(1);
        assertThat(box.ask("restore").run()).isEqualTo(20);
        String remedy = "retire --store dir:" + box.store + " --image 10.0.2.15/sdb";
        assertThat(box.log()).contains("its disk is missing", "If the disk is permanently removed: ", remedy);

        assertThat(Run.of(remedy.split(" ")).code()).isZero();
        Files.write(kept, new byte[SIZE]);
        assertThat(box.ask("restore").run()).as(box.console.toString()).isZero();
        assertThat(kept).hasBinaryContent(content);
        assertThat(box.log()).contains("10.0.2.15/sdb (of Test, serial B", "is retired and left out");

        assertThat(Run.of((remedy + " --undo").split(" ")).code()).isZero();
        assertThat(box.ask("restore").run()).isEqualTo(20);
    }
}
