package org.tbimage.testbox.info;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tbimage.testbox.net.Ipv4;
import org.tbimage.testbox.process.CommandResult;

class BoxInfoTest {
    private static final Ipv4 ADDRESS = Ipv4.parse("10.165.98.220");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T10:15:00.5Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    private FakeMachine machine;
    private Path box;
    private BoxInfo info;

    @BeforeEach
    void makeMachine() throws IOException {
        machine = new FakeMachine(folder.resolve("root"));
        box = Files.createDirectory(folder.resolve("10.165.98.220"));
        info = new BoxInfo(machine.root(), machine, CLOCK);
    }

    @Test
    void allFilesAreWritten() throws IOException {
        info.write(box, ADDRESS, "tb-win10.lab.example.org");
        assertThat(box.resolve("0AA562DC")).hasContent("10.165.98.220\n");
        assertThat(box.resolve("tb-win10.lab.example.org")).hasContent("tb-win10.lab.example.org\n");
        try (var files = Files.list(box)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "0AA562DC", "tb-win10.lab.example.org", "testbox-info.txt", "testbox-info.zip");
        }
    }

    /** The kernel shows serial numbers and firmware tables to root only; the files with names are public. */
    @Test
    void dataForRootOnlyIsNotReadableForOthers() throws IOException {
        info.write(box, ADDRESS, "tb1");
        for (String file : new String[] {"testbox-info.txt", "testbox-info.zip"}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(box.resolve(file))))
                    .as(file)
                    .isEqualTo("rw-r-----");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(box.resolve("0AA562DC"))))
                .isEqualTo("rw-r--r--");
    }

    @Test
    void theTextHasAllSectionsInOrder() throws IOException {
        for (String disk :
                new String[] {"sdb", "nvme0n1", "vda", "cciss!c0d0", "loop0", "zram0", "sr0", "dm-0", "md127"}) {
            machine.file("sys/block/" + disk + "/size", "1\n");
        }
        info.write(box, ADDRESS, "tb1");
        String text = Files.readString(box.resolve("testbox-info.txt"));
        assertThat(text)
                .startsWith("IP:       10.165.98.220\nHEX-IP:   0AA562DC\nHostname: tb1\n")
                .containsSubsequence(
                        "tb1\nWritten:  2026-11-23T10:15:00Z\n\n==== cpuinfo ====\nmodel name\t: Fake\n",
                        "==== lspci -vvv ====\noutput of lspci -vvv\n",
                        "==== dmidecode ====\noutput of dmidecode\n",
                        "==== biosdecode ====\n(biosdecode is not installed)\n",
                        "==== partition tables: lsblk ",
                        "==== sfdisk -d /dev/cciss/c0d0 ====\n",
                        "==== sfdisk -d /dev/nvme0n1 ====\n",
                        "==== sfdisk -d /dev/sdb ====\n",
                        "==== sfdisk -d /dev/vda ====\n",
                        "==== dmesg ====\noutput of dmesg\n");
        assertThat(machine.calls).hasSize(9);
    }

    @Test
    void missingDataIsNoted() throws IOException {
        Files.delete(machine.root().resolve("proc/cpuinfo"));
        info.write(box, ADDRESS, "tb1");
        assertThat(box.resolve("testbox-info.txt"))
                .content()
                .contains("==== cpuinfo ====\n(", "proc/cpuinfo can't be read)\n");
    }

    @Test
    void outputOfToolsHasNoControlCharacters() throws IOException {
        BoxInfo hostile = new BoxInfo(
                machine.root(), command -> CommandResult.good("a\u001b]0;x\u0007\tb\r\nc\u009b\u007f"), CLOCK);
        hostile.write(box, ADDRESS, "tb1");
        assertThat(box.resolve("testbox-info.txt")).content().contains("\na?]0;x?\tb\nc??\n");
    }

    @Test
    void anInterruptedWaitLeavesTheOldFiles() throws IOException {
        Path text = Files.writeString(box.resolve("testbox-info.txt"), "old");
        BoxInfo interrupted = new BoxInfo(
                machine.root(),
                command -> {
                    throw new InterruptedIOException();
                },
                CLOCK);
        assertThatThrownBy(() -> interrupted.write(box, ADDRESS, "tb1")).isInstanceOf(InterruptedIOException.class);
        assertThat(text).hasContent("old");
    }

    @Test
    void aSecondWriteReplacesTheFiles() throws IOException {
        info.write(box, ADDRESS, "tb1");
        machine.file("proc/cpuinfo", "other\n");
        info.write(box, ADDRESS, "tb1");
        assertThat(box.resolve("testbox-info.txt")).content().contains("==== cpuinfo ====\nother\n");
        assertThat(box.resolve("tb1")).hasContent("tb1\n");
    }

    @Test
    void aHostileNameStaysInTheFolder() throws IOException {
        info.write(box, ADDRESS, "../../x\n\u001b[31m");
        assertThat(box.resolve("_._.._x___31m")).hasContent("_._.._x___31m\n");
        assertThat(folder).isDirectoryNotContaining(file -> file.endsWith("x"));
        assertThat(box.resolve("testbox-info.txt")).content().contains("\nHostname: _._.._x___31m\nWritten: ");
    }

    @Test
    void aHostNameNeverReplacesAnotherFile() throws IOException {
        Path image = Files.writeString(box.resolve("sda.20261122T101500Z"), "an image's own");
        info.writeNames(box, ADDRESS, "sda.20261122T101500Z");
        assertThat(image).hasContent("an image's own");
        info.writeNames(box, ADDRESS, "0AA562DC");
        assertThat(box.resolve("0AA562DC")).hasContent("10.165.98.220");
        Files.createSymbolicLink(box.resolve("tb1"), image);
        info.writeNames(box, ADDRESS, "tb1");
        assertThat(box.resolve("tb1")).isSymbolicLink();
    }

    @Test
    void theFileOfAnOldNameIsRemovedAndOtherFilesStay() throws IOException {
        info.writeNames(box, ADDRESS, "old");
        Files.writeString(box.resolve("notes"), "of an administrator\n");
        Files.writeString(box.resolve("empty"), "");
        Files.createSymbolicLink(box.resolve("link"), box.resolve("old"));
        info.writeNames(box, ADDRESS, "new.lab");
        try (var files = Files.list(box)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("0AA562DC", "new.lab", "notes", "empty", "link");
        }
    }

    @Test
    void theNameIsKeptWhileItCannotBeLookedUp() throws IOException {
        info.writeNames(box, ADDRESS, "unknown");
        assertThat(box.resolve("unknown")).exists();
        info.writeNames(box, ADDRESS, "tb1");
        assertThat(box.resolve("unknown")).doesNotExist();
        info.writeNames(box, ADDRESS, "unknown");
        assertThat(box.resolve("unknown")).doesNotExist();
        assertThat(box.resolve("tb1")).hasContent("tb1\n");
    }
}
