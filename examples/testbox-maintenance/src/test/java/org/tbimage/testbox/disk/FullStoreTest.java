package org.tbimage.testbox.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tbimage.testbox.Run;
import org.tbimage.testkit.device.Patterns;
import org.tbimage.testkit.device.Tools;

/** T3: a store that becomes full during a backup: one clear message, a remedy, and the last good image is unchanged. */
class FullStoreTest {
    private static final int MIB = 1 << 20;

    @TempDir
    Path folder;

    private Path store;

    @BeforeEach
    void mount() throws IOException {
        Tools.assumeRootWith("mount", "umount");
        store = Files.createDirectory(folder.resolve("store"));
        Tools.run("mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", store.toString());
    }

    @AfterEach
    void unmount() throws IOException {
        Tools.run("umount", store.toString());
    }

    private Path disk(int mib, int seed) throws IOException {
        byte[] content = new byte[mib * MIB];
        Patterns.fill(ByteBuffer.wrap(content), 0, seed);
        return Files.write(folder.resolve("disk.img"), content);
    }

    private Run on(String command, Path device) {
        return Run.of(command, "--store", store.toString(), "--image", "box/sda", device.toString());
    }

    @Test
    void isReportedAndLosesNothing() throws IOException {
        byte[] good = Files.readAllBytes(disk(3, 1));
        assertThat(on("backup", folder.resolve("disk.img")).code()).isZero();
        long files = files();

        Run full = on("backup-again", disk(5, 2));
        assertThat(full.code()).as(full.err()).isEqualTo(41);
        List<String> lines = full.err().lines().toList();
        assertThat(lines.get(0)).contains("warning: ", " has changed since "); // the disk has grown
        assertThat(lines.get(1)).contains("the store is full");
        assertThat(lines).hasSize(3);
        assertThat(files()).isEqualTo(files);

        Path target = folder.resolve("target.img");
        assertThat(on("restore", target).code()).isZero();
        assertThat(target).hasBinaryContent(good);
    }

    private long files() throws IOException {
        try (Stream<Path> all = Files.walk(store)) {
            return all.filter(Files::isRegularFile).count();
        }
    }
}
