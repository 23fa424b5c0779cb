package org.tbimage.linux.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tbimage.linux.device.Problems.assertProblem;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tbimage.device.BlockDevice;
import org.tbimage.device.BlockDeviceProvider;
import org.tbimage.device.OpenMode;
import org.tbimage.linux.ioctl.Errno;
import org.tbimage.linux.ioctl.ErrnoException;
import org.tbimage.problem.Problem;
import org.tbimage.testkit.device.LoopDevice;
import org.tbimage.testkit.device.Tools;

/** Only a block device or a regular file is opened. Nothing is created in place of a missing disk. */
class OpenRefusalTest {
    private final LinuxDeviceProvider provider = new LinuxDeviceProvider();

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(OpenMode.class)
    void missingDeviceIsNotCreated(OpenMode mode) {
        Path missing = Path.of("/dev/tbimage-missing");
        assertProblem(() -> LinuxFixture.open(missing, mode), Problem.NO_SUCH_DEVICE, "check the name");
        assertThat(provider.canCreate(LinuxFixture.location(missing))).isFalse();
        assertThat(provider.suitability(missing.toString())).isEqualTo(BlockDeviceProvider.UNSUITABLE);
        assertProblem(() -> provider.create(LinuxFixture.location(missing), 512), Problem.NO_SUCH_DEVICE, "");
        assertThat(missing).doesNotExist();
    }

    @ParameterizedTest
    @EnumSource(OpenMode.class)
    void otherFilesAreRejectedWithTheirType(OpenMode mode) throws IOException {
        Path pipe = folder.resolve("pipe");
        Tools.run("mkfifo", pipe.toString());
        Path socket = folder.resolve("socket");
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));
            assertNoDisk(folder, mode, "a directory");
            assertNoDisk(Path.of("/dev/null"), mode, "a character device");
            assertNoDisk(pipe, mode, "a named pipe");
            assertNoDisk(socket, mode, "a socket");
        }
    }

    /** Left behind by a dd to a disk that did not exist. */
    @Test
    void fileInDevIsRejectedWithTheReason() throws IOException {
        Path mistake;
        try {
            mistake = Files.createTempFile(Path.of("/dev"), "tbimage-test", "");
        } catch (IOException e) {
            Tools.require(false, "no file can be made in /dev");
            return;
        }
        try {
            assertProblem(
                            () -> LinuxFixture.open(mistake, OpenMode.WRITE),
                            Problem.NOT_A_BLOCK_DEVICE,
                            "file:" + mistake)
                    .hasMessageContaining("dd with a mistyped name");
            assertThat(provider.canCreate(LinuxFixture.location(mistake))).isFalse();
        } finally {
            Files.delete(mistake);
        }
    }

    @Test
    void linksAreFollowedToTheDisk() throws IOException {
        try (LoopDevice loop = LoopDevice.create(folder, 1 << 20, 512)) {
            Path link = Files.createSymbolicLink(folder.resolve("by-id"), loop.path());
            assertThat(provider.suitability(link.toString())).isEqualTo(BlockDeviceProvider.NATIVE);
            try (BlockDevice device = LinuxFixture.open(link, OpenMode.WRITE)) {
                assertThat(device.info().name()).isEqualTo(loop.path().toString());
            }
        }
    }

    @Test
    void missingPermissionIsReported() throws IOException {
        Path file = LinuxFixture.sparseFile(folder, 512);
        FilterSystemCalls calls = new FilterSystemCalls() {
            @Override
            public int open(String path, int flags, int permissions) throws ErrnoException {
                throw new ErrnoException("open", Errno.EACCES.code());
            }
        };
        assertProblem(() -> LinuxFixture.open(calls, file, OpenMode.READ), Problem.NO_PERMISSION, "as root");
        try (LoopDevice loop = LoopDevice.create(folder, 1 << 20, 512)) {
            assertProblem(
                    () -> LinuxFixture.open(calls, loop.path(), OpenMode.WRITE), Problem.NO_PERMISSION, "as root");
        }
    }

    private void assertNoDisk(Path path, OpenMode mode, String what) {
        assertProblem(() -> LinuxFixture.open(path, mode), Problem.NOT_A_BLOCK_DEVICE, "")
                .hasMessageContaining(path + ": is " + what);
        assertThat(provider.suitability(path.toString())).isEqualTo(BlockDeviceProvider.UNSUITABLE);
    }
}
