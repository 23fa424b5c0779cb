package org.tbimage.linux.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tbimage.linux.device.Problems.assertProblem;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tbimage.device.BlockDevice;
import org.tbimage.device.OpenMode;
import org.tbimage.device.PartitionReload;
import org.tbimage.problem.Problem;
import org.tbimage.testkit.device.LoopDevice;
import org.tbimage.testkit.device.Tools;

/** Nothing that somebody uses is opened to write. */
class DiskClaimTest {
    private static final long SIZE = 8 << 20;

    @TempDir
    Path folder;

    @Test
    void mountedDiskIsRefusedAndTheMountPointNamed() throws IOException {
        try (LoopDevice loop = LoopDevice.create(folder, SIZE, 512);
                MountedFileSystem mounted = MountedFileSystem.ofDevice(loop.path(), folder)) {
            String point = mounted.point().toString();
            assertProblem(() -> openToWrite(loop), Problem.TARGET_IN_USE, "umount " + point)
                    .hasMessageContaining(loop.path() + ": in use: mounted at " + point);
            try (BlockDevice device = LinuxFixture.open(loop.path(), OpenMode.READ)) {
                assertThat(device.info().usedBy()).containsExactly("mounted at " + point);
            }
        }
    }

    @Test
    void fileUnderAMountedLoopIsRefused() throws IOException {
        try (LoopDevice loop = LoopDevice.create(folder, SIZE, 512);
                MountedFileSystem mounted = MountedFileSystem.ofDevice(loop.path(), folder)) {
            assertProblem(
                            () -> LinuxFixture.open(loop.backing(), OpenMode.WRITE),
                            Problem.TARGET_IN_USE,
                            "umount " + mounted.point() + "; losetup -d " + loop.path())
                    .hasMessageContaining(loop.path() + " mounted at " + mounted.point())
                    .hasMessageContaining("attached to " + loop.path());
            try (BlockDevice device = LinuxFixture.open(loop.backing(), OpenMode.READ)) {
                assertThat(device.info().usedBy()).hasSize(2);
            }
        }
    }

    @Test
    void diskHeldByAnotherProcessIsRefused() throws IOException, InterruptedException {
        try (LoopDevice loop = LoopDevice.create(folder, SIZE, 512)) {
            Process holder = holder(loop.path());
            try {
                assertProblem(() -> openToWrite(loop), Problem.TARGET_IN_USE, "fuser -v " + loop.path())
                        .hasMessageContaining("another program");
                LinuxFixture.open(loop.path(), OpenMode.READ).close();
            } finally {
                holder.destroy();
                holder.waitFor();
            }
            openToWrite(loop).close();
        }
    }

    @Test
    void diskOpenToWriteCannotBeMounted() throws IOException {
        Tools.assumeRootWith("mkfs.ext4", "mount");
        try (LoopDevice loop = LoopDevice.create(folder, SIZE, 512)) {
            Tools.run("mkfs.ext4", "-q", "-F", loop.path().toString());
            try (BlockDevice device = openToWrite(loop)) {
                assertThat(device.info().usedBy()).isEmpty();
                assertThatThrownBy(() -> Tools.run("mount", loop.path().toString(), folder.toString()))
                        .hasMessageContaining("mount");
                assertProblem(() -> openToWrite(loop), Problem.TARGET_IN_USE, "");
            }
            openToWrite(loop).close();
        }
    }

    @Test
    void readOnlyDiskIsRefused() throws IOException {
        Path file = LinuxFixture.sparseFile(folder, SIZE);
        try (LoopDevice loop = LoopDevice.attach(file, 512, "--read-only")) {
            assertProblem(() -> openToWrite(loop), Problem.TARGET_READ_ONLY, "blockdev --setrw " + loop.path());
            try (BlockDevice device = LinuxFixture.open(loop.path(), OpenMode.READ)) {
                assertThat(device.info().readOnly()).isTrue();
            }
        }
    }

    /** The kernel's loop devices show no partitions unless asked to. */
    @Test
    void diskWithoutPartitionsHasNoneToReload() throws IOException {
        try (LoopDevice loop = LoopDevice.create(folder, SIZE, 512);
                BlockDevice device = openToWrite(loop)) {
            assertThat(device.reloadPartitions()).isEqualTo(PartitionReload.NOT_APPLICABLE);
        }
    }

    private static BlockDevice openToWrite(LoopDevice loop) throws IOException {
        return LinuxFixture.open(loop.path(), OpenMode.WRITE);
    }

    private static Process holder(Path device) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(
                        java, "-cp", System.getProperty("java.class.path"), Holder.class.getName(), device.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        InputStream ready = process.getInputStream();
        assertThat(ready.read()).as("the holder's sign").isEqualTo('!');
        return process;
    }

    /** Another process, which holds a device until it is ended. */
    static final class Holder {
        private Holder() {}

        public static void main(String[] arguments) throws IOException, InterruptedException {
            try (BlockDevice device = LinuxFixture.open(Path.of(arguments[0]), OpenMode.WRITE)) {
                System.out.print(device.info().size() > 0 ? "!" : "?");
                System.out.flush();
                Thread.sleep(60_000);
            }
        }
    }
}
