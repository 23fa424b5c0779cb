package org.tbimage.testbox.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tbimage.testbox.Run;
import org.tbimage.testkit.device.LoopDevice;
import org.tbimage.testkit.device.Patterns;
import org.tbimage.testkit.device.Tools;

/**
 * T3: if the pack, the table, the manifest or a name does not fit, the failure is reported, no file of it remains, the
 * last good image stays, and the next backup with enough space succeeds.
 */
class FullExt4StoreTest {
    private static final int MIB = 1 << 20;
    private static final int BLOCK = 4096;
    private static final int STORE_FULL = 41;

    @TempDir
    Path folder;

    private Path store;
    private LoopDevice device;

    @BeforeEach
    void mount() throws IOException {
        Tools.assumeRootWith("losetup", "mkfs.ext4", "mount", "umount", "fallocate", "sync");
        store = Files.createDirectory(folder.resolve("store"));
        device = LoopDevice.create(folder, 48L * MIB, 512);
        Tools.run(
                "mkfs.ext4",
                "-q",
                "-m",
                "0",
                "-N",
                "64",
                "-O",
                "^has_journal",
                device.path().toString());
        Tools.run("mount", device.path().toString(), store.toString());
    }

    @AfterEach
    void unmount() throws IOException {
        if (device != null) {
            try (LoopDevice mounted = device) {
                Tools.run("umount", mounted.path().toString());
            }
        }
    }

    private static byte[] content(int mib, int seed) {
        byte[] content = new byte[mib * MIB];
        Patterns.fill(ByteBuffer.wrap(content), 0, seed);
        return content;
    }

    private Run on(String command, Path disk) {
        return Run.of(command, "--store", store.toString(), "--image", "box/sda", disk.toString());
    }

    private Path disk(byte[] content) throws IOException {
        return Files.write(folder.resolve("disk.img"), content);
    }

    private void assertRestores(byte[] content) throws IOException {
        Path target = folder.resolve("target.img");
        Files.deleteIfExists(target);
        Run restore = on("restore", target);
        assertThat(restore.code()).as(restore.err()).isZero();
        assertThat(target).hasBinaryContent(content);
    }

    private long free() throws IOException {
        Tools.run("sync", "-f", store.toString());
        return Files.getFileStore(store).getUsableSpace();
    }

    private List<String> names() throws IOException {
        List<String> names = new ArrayList<>();
        try (Stream<Path> all = Files.list(store.resolve("box"))) {
            for (Path file : all.sorted().toList()) {
                if (!KillStore.isTombstone(file)) {
                    names.add(file.getFileName().toString());
                }
            }
        }
        return names;
    }

    /** The size of the second image, which is removed again. */
    private long need(byte[] second) throws IOException {
        long before = free();
        assertThat(on("backup-again", disk(second)).code()).isZero();
        long need = before - free();
        new KillStore(store).removeNewest("box/sda");
        return need;
    }

    @Test
    void withoutRoomForItsBytes() throws IOException {
        byte[] first = content(3, 1);
        byte[] second = content(5, 2);
        assertThat(on("backup", disk(first)).code()).isZero();
        long need = need(second);
        List<Integer> codes = new ArrayList<>();
        for (long lack : new long[] {need - 16 * BLOCK, 2 * MIB, 64 * BLOCK, 4 * BLOCK, 3 * BLOCK, 2 * BLOCK, BLOCK}) {
            Path filler = store.resolve("filler");
            Tools.run("fallocate", "-l", String.valueOf(free() - need + lack), filler.toString());
            codes.add(backUpInVain(first, second));
            Files.delete(filler);
        }
        assertThat(codes).startsWith(STORE_FULL, STORE_FULL, STORE_FULL);
        assertThat(on("backup-again", disk(second)).code()).isZero();
        assertRestores(second);
    }

    @Test
    void withoutRoomForItsNames() throws IOException {
        byte[] first = content(1, 1);
        byte[] second = content(1, 2);
        assertThat(on("backup", disk(first)).code()).isZero();
        List<Path> fillers = fillNames();
        List<Integer> codes = new ArrayList<>();
        for (Path filler : fillers.subList(0, 5)) {
            codes.add(backUpInVain(first, second));
            Files.delete(filler);
        }
        assertThat(codes).startsWith(STORE_FULL, STORE_FULL).endsWith(0);
        assertThat(on("backup-again", disk(second)).code()).isZero();
        assertRestores(second);
    }

    /** Creates empty files until no more fit. */
    private List<Path> fillNames() throws IOException {
        List<Path> fillers = new ArrayList<>();
        while (true) {
            Path filler = store.resolve("filler" + fillers.size());
            try {
                Files.createFile(filler);
            } catch (IOException e) {
                assertThat(e).hasMessageContaining("No space left");
                return fillers;
            }
            fillers.add(filler);
        }
    }

    /** Makes a backup; if it succeeds, the image is removed again. */
    private int backUpInVain(byte[] first, byte[] second) throws IOException {
        List<String> before = names();
        Run backup = on("backup-again", disk(second));
        if (backup.code() == 0) {
            assertRestores(second);
            new KillStore(store).removeNewest("box/sda");
        } else {
            assertThat(backup.code()).as(backup.err()).isEqualTo(STORE_FULL);
            assertThat(backup.err()).contains("is full");
        }
        assertThat(names()).isEqualTo(before);
        assertRestores(first);
        return backup.code();
    }
}
