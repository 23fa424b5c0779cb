package org.tbimage.linux.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tbimage.linux.device.Problems.assertProblem;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tbimage.device.BlockDevice;
import org.tbimage.device.OpenMode;
import org.tbimage.device.PartitionReload;
import org.tbimage.problem.Problem;
import org.tbimage.testkit.device.LoopDevice;
import org.tbimage.testkit.device.Tools;

/** A device that is in use cannot be opened for writing. */
class DiskClaimTest {
    private static final long SIZE = 8 << 20;

    @TempDir
    Path folder;

    @Test
    void mountedDiskIsRejectedWithItsMountPoint() throws IOException {
        try (LoopDevice loop = LoopDevice.create(folder, SIZE, 512);
                MountedFileSystem mounted = MountedFileSystem.ofDevice(loop.path(), folder)) {
            String point = mounted.point().toString();
            assertProblem(() -> openToWrite(loop), Problem.TARGET_IN_USE, "umount '" + point + "'")
                    .hasMessageContaining(loop.path() + ": in use: mounted at " + point);
            try (BlockDevice device = LinuxFixture.open(loop.path(), OpenMode.READ)) {
                assertThat(device.info().usedBy()).containsExactly("mounted at " + point);
            }
        }
    }

    @Test
    void fileOfAMountedLoopDeviceIsRejected() throws IOException {
        try (LoopDevice loop = LoopDevice.create(folder, SIZE, 512);
                MountedFileSystem mounted = MountedFileSystem.ofDevice(loop.path(), folder)) {
            assertProblem(
                            () -> LinuxFixture.open(loop.backing(), OpenMode.WRITE),
                            Problem.TARGET_IN_USE,
                            "umount '" + mounted.point() + "'; losetup -d " + loop.path())
                    .hasMessageContaining(loop.path() + " mounted at " + mounted.point())
                    .hasMessageContaining("attached to " + loop.path());
            try (BlockDevice device = LinuxFixture.open(loop.backing(), OpenMode.READ)) {
                assertThat(device.info().usedBy()).hasSize(2);
            }
        }
    }

    @Test
    void diskHeldByAnotherProcessIsRejected() throws IOException, InterruptedException {
        try (LoopDevice loop = LoopDevice.create(folder, SIZE, 512)) {
            Process holder = holder(loop.path());
            try {
                assertProblem(() -> openToWrite(loop), Problem.TARGET_IN_USE, "fuser -v " + loop.path())
                        .hasMessageContaining("another program");
                try (BlockDevice device = LinuxFixture.open(loop.path(), OpenMode.READ)) {
                    assertThat(device.info().usedBy()).containsExactly(ExclusiveProbe.CLAIMED);
                }
            } finally {
                holder.destroy();
                holder.waitFor();
            }
            openToWrite(loop).close();
            try (BlockDevice device = LinuxFixture.open(loop.path(), OpenMode.READ)) {
                assertThat(device.info().usedBy()).isEmpty();
            }
        }
    }

    /** The mount table names only one device of a btrfs file system. */
    @Test
    void eachMemberOfAMountedBtrfsIsInUse() throws IOException {
        Tools.assumeRootWith("mkfs.btrfs", "mount", "umount");
        long size = 128 << 20;
        try (LoopDevice one = LoopDevice.create(folder, size, 512);
                LoopDevice two = LoopDevice.create(folder, size, 512)) {
            String first = one.path().toString();
            Tools.run(
                    "mkfs.btrfs",
                    "-q",
                    "-f",
                    "-d",
                    "raid1",
                    "-m",
                    "raid1",
                    first,
                    two.path().toString());
            Path point = Files.createDirectory(folder.resolve("point"));
            Tools.run("mount", first, point.toString());
            try {
                for (LoopDevice member : List.of(one, two)) {
                    try (BlockDevice device = LinuxFixture.open(member.path(), OpenMode.READ)) {
                        assertThat(device.info().usedBy()).isNotEmpty();
                    }
                    assertProblem(() -> openToWrite(member), Problem.TARGET_IN_USE, "umount");
                }
            } finally {
                Tools.run("umount", point.toString());
            }
        }
    }

    /** Two backups of one disk can run at once. */
    @Test
    void readersOfADiskAreNotReportedAsUsers() throws IOException {
        try (LoopDevice loop = LoopDevice.create(folder, SIZE, 512)) {
            List<List<String>> users = IntStream.range(0, 32)
                    .parallel()
                    .mapToObj(i -> usersOf(loop))
                    .toList();
            assertThat(users).allMatch(List::isEmpty);
        }
    }

    private static List<String> usersOf(LoopDevice loop) {
        try (BlockDevice device = LinuxFixture.open(loop.path(), OpenMode.READ)) {
            return device.info().usedBy();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
    void readOnlyDiskIsRejected() throws IOException {
        Path file = LinuxFixture.sparseFile(folder, SIZE);
        try (LoopDevice loop = LoopDevice.attach(file, 512, "--read-only")) {
            assertProblem(() -> openToWrite(loop), Problem.TARGET_READ_ONLY, "blockdev --setrw " + loop.path());
            try (BlockDevice device = LinuxFixture.open(loop.path(), OpenMode.READ)) {
                assertThat(device.info().readOnly()).isTrue();
            }
        }
    }

    /** The kernel shows no partitions of loop devices by default. */
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

    /** Another process that holds a device until it is stopped. */
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
