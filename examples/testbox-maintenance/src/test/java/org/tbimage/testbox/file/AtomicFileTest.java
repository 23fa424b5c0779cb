package org.tbimage.testbox.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tbimage.testkit.device.Tools;

class AtomicFileTest {
    private static final byte[] CONTENT = "new\n".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    @Test
    void replacesTheFileAndLeavesNoOther() throws IOException {
        Path file = Files.writeString(folder.resolve("a"), "something old");
        AtomicFile.write(file, CONTENT);
        assertThat(file).hasBinaryContent(CONTENT);
        assertThat(folder).isDirectoryNotContaining(child -> !child.equals(file));
    }

    @Test
    void everybodyMayReadTheFile() throws IOException {
        Path file = folder.resolve("a");
        AtomicFile.write(file, CONTENT);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-r--r--");
    }

    @Test
    void aLinkIsReplacedAndNotFollowed() throws IOException {
        Path other = Files.writeString(folder.resolve("other"), "precious");
        Path link = Files.createSymbolicLink(folder.resolve("a"), other);
        AtomicFile.write(link, CONTENT);
        assertThat(link).isRegularFile().hasBinaryContent(CONTENT);
        assertThat(other).hasContent("precious");
    }

    /** Runs under {@code strace}. */
    static final class WritePrivately {
        private WritePrivately() {}

        public static void main(String[] args) throws IOException {
            AtomicFile.writePrivately(Path.of(args[0]), CONTENT);
        }
    }

    /** A process that opens the file while everybody may read it could also read later content. */
    @Test
    void aPrivateFileIsPrivateFromTheStart() throws IOException {
        Tools.assumeInstalled("strace");
        Path calls = folder.resolve("calls");
        Path file = folder.resolve("private");
        Tools.run(
                "strace",
                "-f",
                "-qq",
                "-e",
                "trace=openat",
                "-o",
                calls.toString(),
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                WritePrivately.class.getName(),
                file.toString());
        assertThat(file).hasBinaryContent(CONTENT);
        assertThat(Files.readAllLines(calls))
                .filteredOn(line -> line.contains("/.private."))
                .isNotEmpty()
                .allMatch(line -> line.contains("O_EXCL") && line.contains(", 0640)"));
    }

    @Test
    void aFailureLeavesNothing() throws IOException {
        Path taken = Files.createDirectory(folder.resolve("a"));
        Files.createFile(taken.resolve("child"));
        assertThatThrownBy(() -> AtomicFile.write(taken, CONTENT)).isInstanceOf(IOException.class);
        assertThat(folder).isDirectoryNotContaining(child -> !child.equals(taken));
    }
}
