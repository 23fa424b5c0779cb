package org.tbimage.testbox.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tbimage.testbox.Run;
import org.tbimage.testkit.device.LoopDevice;
import org.tbimage.testkit.device.Tools;

/** T28: a GPT whose second copy is not at the end of the disk is reported, and the named command repairs it. */
class BiggerDiskTest {
    private static final int SIZE = 8 << 20;

    @TempDir
    Path folder;

    @BeforeEach
    void backUp() throws IOException {
        Tools.assumeRootWith("losetup", "sgdisk");
        Files.createDirectory(folder.resolve("store"));
    }

    private Run on(String command, LoopDevice device) {
        String store = folder.resolve("store").toString();
        return Run.of(
                command, "--store", store, "--image", "box/sda", device.path().toString());
    }

    /** Makes an image of a disk with one partition up to the end; returns its content. */
    private byte[] image(int sector) throws IOException {
        try (LoopDevice disk = LoopDevice.create(folder, SIZE, sector)) {
            Tools.run("sgdisk", "-n", "1:0:0", disk.path().toString());
            Run backup = on("backup", disk);
            assertThat(backup.code()).as(backup.err()).isZero();
            return content(disk);
        }
    }

    private static byte[] content(LoopDevice disk) throws IOException {
        Tools.run("blockdev", "--flushbufs", disk.path().toString());
        return Files.readAllBytes(disk.backing());
    }

    @ParameterizedTest
    @CsvSource({"512, 512", "512, 67108864", "4096, 4096", "4096, 67108864"})
    void isRestoredWithAWarningThatHelps(int sector, int more) throws Exception {
        byte[] content = image(sector);
        try (LoopDevice bigger = LoopDevice.create(folder, (long) SIZE + more, sector)) {
            Run restore = on("restore", bigger);
            assertThat(restore.code()).as(restore.err()).isZero();
            assertThat(restore.err()).contains("bigger than the image by " + more + " bytes", "sgdisk -e");
            assertThat(Arrays.copyOf(content(bigger), SIZE)).isEqualTo(content);
            assertThat(check(bigger)).doesNotContain("No problems found");
            Tools.run("sgdisk", "-e", bigger.path().toString());
            assertThat(check(bigger)).contains("No problems found");
        }
    }

    @Test
    void aDiskThatIsOneSectorTooSmallIsRejectedUnchanged() throws Exception {
        image(512);
        try (LoopDevice smaller = LoopDevice.create(folder, SIZE - 512, 512)) {
            Run restore = on("restore", smaller);
            assertThat(restore.code()).as(restore.err()).isEqualTo(31);
            assertThat(content(smaller)).containsOnly(0);
        }
    }

    /** The output of a checker of partition tables. */
    private static String check(LoopDevice disk) throws IOException, InterruptedException {
        Process checker = new ProcessBuilder("sgdisk", "-v", disk.path().toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(checker.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        checker.waitFor();
        return said;
    }
}
