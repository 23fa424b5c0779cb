package org.tbimage.testbox.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tbimage.testbox.Run;
import org.tbimage.testkit.device.LoopDevice;
import org.tbimage.testkit.device.Tools;

/** Real block devices with sectors of 512 and 4096 bytes (T26), through the command line. */
class LoopDiskTest {
    private static final int MIB = 1 << 20;
    private static final long SIZE = 16L * MIB;

    @TempDir
    Path folder;

    private String store;

    @BeforeEach
    void makeStore() throws IOException {
        Tools.assumeRootWith("losetup", "mkfs.ext4", "mount", "umount");
        store = Files.createDirectory(folder.resolve("store")).toString();
    }

    private Run on(String command, String... more) {
        return Run.of(Stream.concat(Stream.of(command, "--store", store, "--image", "box/sda"), Stream.of(more))
                .toArray(String[]::new));
    }

    /** A disk with some files on an ext4 file system. */
    private LoopDevice disk(int sector, long size) throws IOException {
        LoopDevice disk = LoopDevice.create(folder, size, sector);
        Tools.run("mkfs.ext4", "-q", "-b", "4096", "-d", "src", disk.path().toString());
        return disk;
    }

    private static byte[] content(LoopDevice disk) throws IOException {
        Tools.run("blockdev", "--flushbufs", disk.path().toString());
        return Files.readAllBytes(disk.backing());
    }

    private static void write(LoopDevice disk, byte[] content) throws IOException {
        Tools.run("blockdev", "--flushbufs", disk.path().toString());
        Files.write(disk.path(), content);
        Tools.run("blockdev", "--flushbufs", disk.path().toString());
    }

    /** The statistics of the device. */
    private static long bytesWritten(LoopDevice disk) throws IOException {
        String stat =
                Files.readString(Path.of("/sys/block", disk.name(), "stat")).strip();
        return 512 * Long.parseLong(stat.split("\\s+", -1)[6]);
    }

    static Stream<Arguments> shapes() {
        return Stream.of("gzip", "zstd", "xz", "lz4")
                .flatMap(codec -> Stream.of(512, 4096).map(sector -> Arguments.of(codec, sector)));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void restoresBlankDirtyAndChangedDisks(String codec, int sector) throws IOException {
        try (LoopDevice disk = disk(sector, SIZE)) {
            byte[] content = content(disk);
            Run backup = on("backup", "--codec", codec, disk.path().toString());
            assertThat(backup.code()).as(backup.err()).isZero();
            byte[] dirty = new byte[content.length];
            Arrays.fill(dirty, (byte) 0xA5);
            byte[] changed = content.clone();
            changed[5 * MIB + 77] ^= 1;
            for (byte[] before : List.of(new byte[content.length], dirty, changed)) {
                write(disk, before);
                Run restore = on("restore", disk.path().toString());
                assertThat(restore.code()).as(restore.err()).isZero();
                assertThat(content(disk)).isEqualTo(content);
            }
            assertThat(on("verify", disk.path().toString()).code()).isZero();
        }
    }

    @Test
    void writesTheChangedChunksAndAtMostOneMore() throws IOException {
        try (LoopDevice disk = disk(512, SIZE)) {
            byte[] content = content(disk);
            on("backup", disk.path().toString());
            for (int[] changed : new int[][] {{}, {5}, {0}, {3, 9, 15}, {0, 1}}) {
                byte[] before = content.clone();
                for (int chunk : changed) {
                    before[chunk * MIB + 4242] ^= 1;
                }
                write(disk, before);
                long written = bytesWritten(disk);
                assertThat(on("restore", disk.path().toString()).code()).isZero();
                assertThat(bytesWritten(disk) - written)
                        .as("changed " + Arrays.toString(changed))
                        .isLessThanOrEqualTo(changed.length == 0 ? 0 : (changed.length + 1L) * MIB);
                assertThat(content(disk)).isEqualTo(content);
            }
        }
    }

    /** T29: the target is rejected before the first write. */
    @Test
    void wrongTargetsAreRejectedUnchanged() throws IOException {
        try (LoopDevice disk = disk(512, SIZE)) {
            assertThat(on("backup", disk.path().toString()).code()).isZero();
        }
        try (LoopDevice small = LoopDevice.create(folder, SIZE - 512, 512)) {
            assertRefused(31, "needs 16777216", small);
        }
        try (LoopDevice coarse = LoopDevice.create(folder, SIZE, 4096)) {
            assertRefused(32, "sectors of 4096 bytes", coarse);
        }
        Path file = Files.write(folder.resolve("ro.img"), new byte[(int) SIZE]);
        try (LoopDevice readOnly = LoopDevice.attach(file, 512, "--read-only")) {
            assertRefused(33, "read-only", readOnly);
        }
    }

    private void assertRefused(int code, String message, LoopDevice target) throws IOException {
        byte[] before = content(target);
        for (String[] options : new String[][] {{}, {"--any-disk"}}) {
            String[] arguments = Arrays.copyOf(options, options.length + 1);
            arguments[options.length] = target.path().toString();
            Run restore = on("restore", arguments);
            assertThat(restore.code()).as(restore.err()).isEqualTo(code);
            assertThat(restore.err()).contains(message, target.path().toString());
            assertThat(restore.err().lines()).hasSize(2);
        }
        assertThat(content(target)).isEqualTo(before);
    }

    @Test
    void aMountedTargetIsRejected() throws IOException {
        Path point = Files.createDirectory(folder.resolve("mount point"));
        try (LoopDevice disk = disk(512, SIZE)) {
            assertThat(on("backup", disk.path().toString()).code()).isZero();
            Tools.run("mount", disk.path().toString(), point.toString());
            try {
                assertRefused(30, "mounted at " + point, disk);
                assertThat(on("backup-again", disk.path().toString()).code()).isZero();
            } finally {
                Tools.run("umount", point.toString());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/dev/null", "/dev", "/dev/sdzz", "/dev/shm/none/x"})
    void filesThatAreNotDisksAreRejected(String target) throws IOException {
        try (LoopDevice disk = disk(512, SIZE)) {
            on("backup", disk.path().toString());
        }
        Run restore = on("restore", target);
        assertThat(restore.code()).as(restore.err()).isIn(34, 36);
        assertThat(restore.err().lines()).hasSize(2);
        assertThat(Path.of("/dev/sdzz")).doesNotExist();
    }
}
