package org.tbimage.testbox.pxe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;

class TftpFolderTest {
    @TempDir
    Path root;

    private TftpTree tree;

    @BeforeEach
    void makeTree() throws IOException {
        tree = new TftpTree(root);
    }

    @Test
    void bothFoldersAreAccepted() throws IOException {
        TftpFolder folder = TftpFolder.open(root);
        assertThat(folder.configurations()).containsExactly(root.resolve("pxelinux.cfg"));
        assertThat(TftpFolder.open(root.resolve("pxelinux.cfg/"))).isEqualTo(folder);
        assertThat(TftpFolder.open(root.resolve("maintenance-boot/../pxelinux.cfg")))
                .isEqualTo(folder);
    }

    @Test
    void anotherFolderIsRejected() throws IOException {
        Files.delete(root.resolve("pxelinux.0"));
        refused(root, "is not a TFTP folder: it has no pxelinux.0");
        refused(root.resolve("pxelinux.cfg"), "is not a TFTP folder: it has no pxelinux.0");
        refused(root.resolve("nowhere"), "is not a TFTP folder: it has no pxelinux.0");
        refused(Path.of("/"), "is not a TFTP folder: it has no pxelinux.0");
    }

    @Test
    void aDefaultConfigurationIsRequired() throws IOException {
        Files.delete(root.resolve("pxelinux.cfg/default"));
        refused(root, "has no file 'default', so boxes could not boot after their request");
    }

    @Test
    void foldersOfEfiBoxesAreFoundOnce() throws IOException {
        tree.file("efi64/pxelinux.cfg/default", "");
        Files.createDirectory(root.resolve("efi32"));
        Files.createSymbolicLink(root.resolve("efi32/pxelinux.cfg"), Path.of("../pxelinux.cfg"));
        assertThat(TftpFolder.open(root).configurations())
                .containsExactly(root.resolve("pxelinux.cfg"), root.resolve("efi64/pxelinux.cfg"));
        Files.delete(root.resolve("efi64/pxelinux.cfg/default"));
        refused(root, "efi64/pxelinux.cfg has no file 'default'");
    }

    private static void refused(Path folder, String message) {
        assertThatThrownBy(() -> TftpFolder.open(folder))
                .isInstanceOfSatisfying(
                        ImagingException.class, e -> assertThat(e.problem()).isEqualTo(Problem.NO_SUCH_STORE))
                .hasMessageContaining(message);
    }
}
