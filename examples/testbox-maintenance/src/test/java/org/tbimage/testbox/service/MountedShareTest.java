package org.tbimage.testbox.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tbimage.testkit.device.Tools;

/** T47: as {@link UnwritableShareTest}, with a real full or read-only file system, which also affects the library. */
class MountedShareTest {
    private static final int SIZE = 512 << 10;

    @TempDir
    Path root;

    private final List<Path> mounted = new ArrayList<>();
    private FakeBox box;
    private Path disk;

    @BeforeEach
    void mountShares() throws IOException {
        Tools.assumeRootWith("mount", "umount");
        mount("mnt/testbox-backup");
        mount("mnt/testbox-tftp");
        box = new FakeBox(root);
        disk = box.disk("sda", "A", "ata-1", SIZE);
        assertThat(box.ask("backup").run()).as(box.console.toString()).isZero();
        box.events.clear();
    }

    private void mount(String share) throws IOException {
        Path folder = Files.createDirectories(root.resolve(share));
        Tools.run("mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", folder.toString());
        mounted.add(folder);
    }

    @AfterEach
    void unmount() throws IOException {
        for (Path folder : mounted) {
            Tools.run("umount", folder.toString());
        }
    }

    private void spoil(Path share, String how) throws IOException {
        if (how.equals("read-only")) {
            Tools.run("mount", "-o", "remount,ro", share.toString());
            return;
        }
        Path fill = share.resolve("fill");
        byte[] page = new byte[4096];
        try (var out = Files.newOutputStream(fill)) {
            while (true) {
                out.write(page);
            }
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("No space left");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"full", "read-only"})
    void aRestoreIsDone(String how) throws IOException {
        byte[] content = Files.readAllBytes(disk);
        Files.write(disk, new byte[SIZE]);
        spoil(box.store, how);
        assertThat(box.ask("restore").run()).as(box.console.toString()).isZero();
        assertThat(disk).hasBinaryContent(content);
        assertThat(box.request).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"full", "read-only"})
    void aBackupFailsWithTheCodeOfTheStoreAndIsCounted(String how) throws IOException {
        spoil(box.store, how);
        box.ask("backup-again", "testbox-attempts=2");
        int code = how.equals("full") ? 41 : 42;
        assertThat(box.run()).as(box.console.toString()).isEqualTo(code);
        assertThat(box.reboots()).isEqualTo(1);
        assertThat(box.run()).isEqualTo(code);
        assertThat(box.reboots()).isEqualTo(1);
        assertThat(box.request).exists();
    }

    @ParameterizedTest
    @ValueSource(strings = {"full", "read-only"})
    void ifBothSharesAreUnwritableTheBoxIsParked(String how) throws IOException {
        box.ask("restore");
        Files.write(disk, new byte[1024]); // too small
        spoil(box.store, how);
        spoil(box.tftp, how);
        assertThat(box.run()).as(box.console.toString()).isEqualTo(20);
        assertThat(box.reboots()).isZero();
        assertThat(box.console).anyMatch(line -> line.contains("warning: parked after"));
    }
}
