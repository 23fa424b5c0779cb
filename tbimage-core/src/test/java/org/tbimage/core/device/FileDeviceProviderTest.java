package org.tbimage.core.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tbimage.device.BlockDevice;
import org.tbimage.device.BlockDeviceProvider;
import org.tbimage.device.OpenMode;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.value.Location;

class FileDeviceProviderTest {
    private final FileDeviceProvider provider = new FileDeviceProvider();

    @TempDir
    Path folder;

    private Location at(String name) {
        return Location.parse("file:" + folder.resolve(name), "file");
    }

    private static void assertProblem(
            org.assertj.core.api.ThrowableAssert.ThrowingCallable call, Problem problem, String message) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ImagingException.class, e -> assertThat(e.problem()).isEqualTo(problem))
                .hasMessageContaining(message);
    }

    @Test
    void rejectsPathsThatAreNotFiles() {
        assertProblem(() -> provider.open(at("none"), OpenMode.READ), Problem.NO_SUCH_DEVICE, "none");
        assertProblem(() -> provider.open(at(""), OpenMode.READ), Problem.NOT_A_BLOCK_DEVICE, folder.toString());
    }

    /** Two restores to one file would mix their data. */
    @Test
    void allowsOneWriterAtATime() throws IOException {
        Files.write(folder.resolve("disk"), new byte[512]);
        try (BlockDevice first = provider.open(at("disk"), OpenMode.WRITE)) {
            assertThat(first.info().size()).isEqualTo(512);
            assertProblem(() -> provider.open(at("disk"), OpenMode.WRITE), Problem.TARGET_IN_USE, "in use");
            provider.open(at("disk"), OpenMode.READ).close();
        }
    }

    /** A disk name with a spelling mistake never becomes a file in /dev. Existing files are never created again. */
    @Test
    void createsFilesOnlyAtFreePaths() throws IOException {
        Files.write(folder.resolve("full"), new byte[1]);
        Files.createFile(folder.resolve("empty"));
        Files.createSymbolicLink(folder.resolve("dangling"), folder.resolve("gone"));
        assertThat(provider.canCreate(at("new"))).isTrue();
        assertThat(provider.canCreate(at("empty"))).isTrue();
        assertThat(provider.canCreate(at("full"))).isFalse();
        assertThat(provider.canCreate(at("dangling"))).isFalse();
        assertThat(provider.canCreate(at("none/new"))).isFalse();
        assertThat(provider.canCreate(Location.parse("file:/dev/sdzz", "file"))).isFalse();
        assertThatThrownBy(() -> provider.create(at("full"), 512)).isInstanceOf(FileAlreadyExistsException.class);
        try (BlockDevice made = provider.create(at("new"), 1 << 20)) {
            assertThat(made.info().size()).isEqualTo(1 << 20);
        }
    }

    @Test
    void suitsFilesOutsideDev() throws IOException {
        Path file = Files.write(folder.resolve("disk"), new byte[512]);
        assertThat(provider.suitability(file.toString())).isEqualTo(BlockDeviceProvider.PORTABLE);
        assertThat(provider.suitability(folder + "/new")).isEqualTo(BlockDeviceProvider.PORTABLE);
        for (String path : new String[] {"/dev/null", "/dev/sdzz", folder.toString(), folder + "/none/new", "a\0b"}) {
            assertThat(provider.suitability(path)).as(path).isEqualTo(BlockDeviceProvider.UNSUITABLE);
        }
    }
}
