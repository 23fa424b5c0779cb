package org.tbimage.linux.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tbimage.linux.device.Problems.assertProblem;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tbimage.device.BlockDevice;
import org.tbimage.device.BlockDeviceProvider;
import org.tbimage.device.OpenMode;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.value.ByteRange;
import org.tbimage.value.Location;

/** Files are created only at free paths. They are sparse, and belong to one writer. */
class FileCreationTest {
    private static final long SIZE = (5L << 30) + 13;

    private final LinuxDeviceProvider provider = new LinuxDeviceProvider();

    @TempDir
    Path folder;

    @Test
    void createsASparseFile() throws IOException {
        Path file = folder.resolve("a b ü.img");
        assertThat(provider.suitability(file.toString())).isEqualTo(BlockDeviceProvider.NATIVE);
        assertThat(provider.canCreate(LinuxFixture.location(file))).isTrue();
        try (BlockDevice device = provider.create(LinuxFixture.location(file), SIZE)) {
            assertThat(device.info().size()).isEqualTo(SIZE);
            assertThat(LinuxFixture.allocated(file)).isLessThan(1 << 20);
            device.write(SIZE - 1, ByteBuffer.wrap(new byte[] {7}));
            device.flush();
        }
        assertThat(file).hasSize(SIZE);
        assertThat(provider.canCreate(LinuxFixture.location(file))).isFalse();
        assertThatThrownBy(() -> provider.create(LinuxFixture.location(file), SIZE))
                .isInstanceOf(ImagingException.class);
        assertThat(file).hasSize(SIZE);
    }

    @Test
    void fillsAnEmptyFile() throws IOException {
        Path file = Files.createFile(folder.resolve("empty"));
        assertThat(provider.canCreate(LinuxFixture.location(file))).isTrue();
        provider.create(LinuxFixture.location(file), 4096).close();
        assertThat(file).hasSize(4096);
    }

    @Test
    void missingFolderIsNamed() {
        Location inNowhere = LinuxFixture.location(folder.resolve("nowhere/disk.img"));
        assertThat(provider.canCreate(inNowhere)).isFalse();
        assertProblem(() -> provider.create(inNowhere, 512), Problem.NO_SUCH_DEVICE, "mkdir -p")
                .hasMessageContaining("nowhere does not exist");
    }

    @Test
    void deadLinkIsNotFollowed() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("/dev/tbimage-missing"));
        assertThat(provider.canCreate(LinuxFixture.location(link))).isFalse();
        assertThatThrownBy(() -> provider.create(LinuxFixture.location(link), 512))
                .isInstanceOf(ImagingException.class);
        assertThat(Path.of("/dev/tbimage-missing")).doesNotExist();
    }

    @Test
    void impossibleSizeLeavesNoFile() {
        Path file = folder.resolve("huge");
        assertProblem(() -> provider.create(LinuxFixture.location(file), Long.MAX_VALUE), Problem.DEVICE_FAILED, "")
                .hasMessageContaining("cannot hold");
        assertThat(file).doesNotExist();
    }

    @Test
    void allowsOneWriterAtATime() throws IOException {
        Path file = LinuxFixture.sparseFile(folder, 4096);
        try (BlockDevice first = LinuxFixture.open(file, OpenMode.WRITE)) {
            assertProblem(() -> LinuxFixture.open(file, OpenMode.WRITE), Problem.TARGET_IN_USE, "fuser")
                    .hasMessageContaining("another program");
            LinuxFixture.open(file, OpenMode.READ).close();
            first.zero(new ByteRange(0, 4096));
        }
        LinuxFixture.open(file, OpenMode.WRITE).close();
    }

    /**
     * Record locks of other programs are respected, such as those of a virtual machine that uses the file as a disk.
     */
    @Test
    void recordLockOfAnotherProgramIsRespected() throws IOException {
        Path file = LinuxFixture.sparseFile(folder, 4096);
        try (FileChannel other = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileLock lock = other.lock(100, 1, true)) {
            assertThat(lock.isShared()).isTrue();
            assertProblem(() -> LinuxFixture.open(file, OpenMode.WRITE), Problem.TARGET_IN_USE, "fuser");
        }
        LinuxFixture.open(file, OpenMode.WRITE).close();
    }

    @Test
    void isFoundByItsName() {
        assertThat(ServiceLoader.load(BlockDeviceProvider.class).stream()
                        .filter(candidate -> candidate.type() == LinuxDeviceProvider.class)
                        .map(ServiceLoader.Provider::get)
                        .map(BlockDeviceProvider::name))
                .containsExactly("linux");
    }

    @Test
    void unknownOptionIsRejected() {
        Location location = Location.parse("linux:" + folder.resolve("x") + "?sise=5", "linux");
        assertThatThrownBy(() -> provider.open(location, OpenMode.READ)).hasMessageContaining("sise");
    }
}
