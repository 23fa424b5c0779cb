package org.tbimage.testbox.service.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tbimage.testbox.failure.ServiceException;
import org.tbimage.testbox.failure.ServiceProblem;
import org.tbimage.testbox.service.boot.KernelCommandLine;
import org.tbimage.testbox.service.share.PxeFile.Removal;

/** T42: only the completed request is removed, and only once. */
class PxeFileTest {
    private static final List<String> NAMES = List.of("01-52-54-00-12-34-56", "0A00020F");

    @TempDir
    Path tftp;

    private Path folder;

    @BeforeEach
    void makeFolder() throws IOException {
        folder = Files.createDirectory(tftp.resolve("pxelinux.cfg"));
    }

    @Test
    void theHardwareAddressComesFirst() throws IOException {
        write("0A00020F", "a");
        assertThat(PxeFile.find(tftp, NAMES).path()).hasFileName("0A00020F");
        write("01-52-54-00-12-34-56", "b");
        assertThat(PxeFile.find(tftp, NAMES).path()).hasFileName("01-52-54-00-12-34-56");
        assertThat(PxeFile.exists(tftp, NAMES)).isTrue();
    }

    @Test
    void aMissingFileIsAnError() throws IOException {
        Files.createDirectory(folder.resolve("0A00020F"));
        assertThat(PxeFile.exists(tftp, NAMES)).isFalse();
        assertThatThrownBy(() -> PxeFile.find(tftp, NAMES))
                .isInstanceOfSatisfying(
                        ServiceException.class, e -> assertThat(e.problem()).isEqualTo(ServiceProblem.NO_REQUEST))
                .hasMessageContaining("01-52-54-00-12-34-56 or 0A00020F");
    }

    @Test
    void aHugeFileIsRejected() throws IOException {
        write("0A00020F", "x".repeat(1 << 20));
        assertThatThrownBy(() -> PxeFile.find(tftp, NAMES)).hasMessageContaining("too long for a PXE file");
    }

    @Test
    void anUnchangedFileIsRemoved() throws IOException {
        write("0A00020F", "a");
        assertThat(PxeFile.find(tftp, NAMES).remove()).isEqualTo(Removal.REMOVED);
        assertThat(folder).isEmptyDirectory();
    }

    /** pxe-conf writes a request for every firmware; without the removal of all, a box with EFI would repeat it for ever. */
    @Test
    void copiesForOtherFirmwareAreRemovedToo() throws IOException {
        write("0A00020F", "a");
        Path same = efi("efi64", "a");
        Path other = efi("efi32", "b");
        PxeFile request = PxeFile.find(tftp, NAMES);
        assertThat(request.remove()).isEqualTo(Removal.REMOVED);
        assertThat(same).doesNotExist();
        assertThat(other).hasContent("b");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void copiesOfARequestThatWasReplacedAreKept() throws IOException {
        write("0A00020F", "a");
        Path copy = efi("efi64", "a");
        PxeFile request = PxeFile.find(tftp, NAMES);
        write("0A00020F", "b");
        assertThat(request.remove()).isEqualTo(Removal.REPLACED);
        assertThat(copy).hasContent("a");
    }

    private Path efi(String firmware, String text) throws IOException {
        Path efi = Files.createDirectories(tftp.resolve(firmware).resolve("pxelinux.cfg"));
        return Files.writeString(efi.resolve("0A00020F"), text);
    }

    @Test
    void aCancelledRequestIsNotAnError() throws IOException {
        Path file = write("0A00020F", "a");
        PxeFile request = PxeFile.find(tftp, NAMES);
        Files.delete(file);
        assertThat(request.remove()).isEqualTo(Removal.GONE);
    }

    @Test
    void aReplacementIsKeptEvenWithTheSameContent() throws IOException {
        Path file = write("0A00020F", "a");
        PxeFile request = PxeFile.find(tftp, NAMES);
        write("0A00020F", "b");
        assertThat(request.remove()).isEqualTo(Removal.REPLACED);
        Path fresh = Files.writeString(folder.resolve("fresh"), "a");
        Files.setLastModifiedTime(fresh, FileTime.fromMillis(1));
        Files.move(fresh, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertThat(request.remove()).isEqualTo(Removal.REPLACED);
        assertThat(folder.toFile().list()).containsExactly("0A00020F");
    }

    @Test
    void aFileOfAnInterruptedRemovalDoesNotMatter() throws IOException {
        write("0A00020F", "a");
        write(".0A00020F.done", "left by a power cut");
        assertThat(PxeFile.find(tftp, NAMES).remove()).isEqualTo(Removal.REMOVED);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aFileWithAnotherActionDidNotBootTheBox() throws IOException {
        write("0A00020F", "APPEND ro testbox-action-backup-again quiet");
        PxeFile request = PxeFile.find(tftp, NAMES);
        assertThat(request.agrees(KernelCommandLine.parse("testbox-action-backup-again")))
                .isTrue();
        assertThat(request.agrees(KernelCommandLine.parse("testbox-action-backup")))
                .isFalse();
        write("0A00020F", "INCLUDE other");
        assertThat(PxeFile.find(tftp, NAMES).agrees(KernelCommandLine.parse("testbox-action-backup")))
                .isTrue();
    }

    @Test
    void attemptsAreCountedByRequest() throws IOException {
        Path box = Files.createDirectory(tftp.resolve("box"));
        write("0A00020F", "a");
        PxeFile request = PxeFile.find(tftp, NAMES);
        assertThat(AttemptCounter.of(box, tftp, "0A")
                        .begin(request.fingerprint().text())
                        .number())
                .isEqualTo(1);
        assertThat(AttemptCounter.of(box, tftp, "0A")
                        .begin(request.fingerprint().text())
                        .number())
                .isEqualTo(2);
        write("0A00020F", "b");
        assertThat(AttemptCounter.of(box, tftp, "0A")
                        .begin(PxeFile.find(tftp, NAMES).fingerprint().text())
                        .number())
                .isEqualTo(1);
        AttemptCounter.of(box, tftp, "0A").reset();
        assertThat(box).isEmptyDirectory();
        Files.writeString(box.resolve("maintenance-attempts"), "\0 what");
        assertThat(AttemptCounter.of(box, tftp, "0A")
                        .begin(request.fingerprint().text())
                        .number())
                .isEqualTo(1);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
