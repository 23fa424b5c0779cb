package org.tbimage.testbox.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tbimage.testbox.Run;
import org.tbimage.testkit.device.Patterns;

/** T3, T41: after kill -9 at any moment, the last good image stays, and an incomplete disk is never bootable. */
class KilledTest {
    private static final int SIZE = 48 << 20;
    private static final int KILLS = 6;

    @TempDir
    Path folder;

    private final Random random = new Random(7);
    private String store;
    private byte[] content;

    @BeforeEach
    void makeImage() throws IOException {
        store = Files.createDirectory(folder.resolve("store")).toString();
        content = bytes(1);
        Path disk = Files.write(folder.resolve("disk.img"), content);
        assertThat(on("backup", disk.toString()).code()).isZero();
    }

    private static byte[] bytes(int seed) {
        byte[] bytes = new byte[SIZE];
        Patterns.fill(ByteBuffer.wrap(bytes), 0, seed);
        return bytes;
    }

    private Run on(String command, String device) {
        return Run.of(command, "--store", store, "--image", "box/sda", "--workers", "2", device);
    }

    /** Starts the same in another process and kills it after a while; returns whether it had ended. */
    private boolean killed(String command, String device, int most) throws Exception {
        Process process = Child.start(command, "--store", store, "--image", "box/sda", "--workers", "2", device);
        boolean ended = process.waitFor(random.nextInt(most), TimeUnit.MILLISECONDS);
        process.destroyForcibly().waitFor();
        return !ended;
    }

    @Test
    void aKilledBackupLosesNothing() throws Exception {
        Path disk = Files.write(folder.resolve("disk.img"), bytes(2));
        Path target = folder.resolve("target.img");
        int kills = 0;
        for (int i = 0; i < KILLS; i++) {
            kills += killed("backup-again", disk.toString(), 3000) ? 1 : 0;
            Files.deleteIfExists(target);
            Run restore = on("restore", target.toString());
            assertThat(restore.code()).as(restore.err()).isZero();
            byte[] found = Files.readAllBytes(target);
            assertThat(Arrays.equals(found, content) || Arrays.equals(found, bytes(2)))
                    .as("after kill " + i)
                    .isTrue();
            assertThat(Run.of("verify", "--store", store, "--image", "box/sda").code())
                    .isZero();
        }
        assertThat(kills).isPositive();
        assertThat(on("backup-again", disk.toString()).code()).isZero();
    }

    @Test
    void aKilledRestoreIsNotBootableAndContinues() throws Exception {
        Path target = folder.resolve("target.img");
        byte[] dirty = new byte[SIZE];
        Arrays.fill(dirty, (byte) 0xA5);
        for (int i = 0; i < KILLS; i++) {
            Files.write(target, dirty);
            killed("restore", target.toString(), 1500);
            byte[] found = Files.readAllBytes(target);
            boolean untouched = Arrays.equals(found, dirty);
            boolean whole = Arrays.equals(found, content);
            assertThat(untouched || whole || Marks.isMarked(found) || wholeButItsBeginning(found))
                    .as("after kill " + i)
                    .isTrue();
            assertThat(on("restore", target.toString()).code()).isZero();
            assertThat(target).hasBinaryContent(content);
        }
    }

    /** The first chunk is written last and may be incomplete. */
    private boolean wholeButItsBeginning(byte[] found) {
        int chunk = 1 << 20;
        return Arrays.equals(found, chunk, SIZE, content, chunk, SIZE);
    }
}
