package org.tbimage.testbox.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tbimage.device.DeviceInfo;
import org.tbimage.device.DiskIdentity;
import org.tbimage.device.Geometry;
import org.tbimage.testbox.disk.Marks;
import org.tbimage.testbox.disk.NbdFile;
import org.tbimage.testkit.device.LoopDevice;
import org.tbimage.testkit.device.Patterns;

/** A box whose disk, a real block device, has unreadable or unwritable sectors, from request to restart. */
class BadDiskRunTest {
    private static final int MIB = 1 << 20;
    private static final int SIZE = 8 * MIB;
    private static final int WIPED = 512;

    @TempDir
    Path root;

    private static byte[] content(int seed) {
        byte[] bytes = new byte[SIZE];
        Patterns.fill(ByteBuffer.wrap(bytes), 0, seed);
        return bytes;
    }

    /** A box with one disk and its image. */
    private FakeBox imagedBox(LoopDevice disk, int sector) throws IOException {
        FakeBox box = new FakeBox(root.resolve("box"));
        Geometry geometry = new Geometry(SIZE, sector, sector);
        box.disks.add(new DeviceInfo(
                disk.path().toString(),
                DeviceInfo.Kind.DISK,
                geometry,
                DiskIdentity.NONE,
                false,
                false,
                false,
                List.of()));
        assertThat(ask(box, "backup", disk).run()).as(box.console.toString()).isZero();
        return box;
    }

    /** Loop devices are never selected automatically. */
    private static FakeBox ask(FakeBox box, String action, LoopDevice disk) throws IOException {
        return box.ask(action, "testbox-disks=" + disk.name());
    }

    private static void assertNothingIsOver(FakeBox box, String problem) throws IOException {
        assertThat(box.request).exists();
        assertThat(box.lastRecord()).contains("\"problem\":\"" + problem + "\"", "\"ending\":\"restarted\"");
        assertThat(box.log()).contains("the request is kept").doesNotContain("restore done");
        assertThat(box.globalLog()).doesNotContain("restore done");
    }

    @ParameterizedTest
    @ValueSource(ints = {512, 4096})
    void aRestoreThatCannotWriteIsNeverComplete(int sector) throws IOException {
        Path backing = Files.write(root.resolve("disk.img"), content(1));
        try (NbdFile file = NbdFile.over(backing);
                LoopDevice disk = file.attach(sector)) {
            FakeBox box = imagedBox(disk, sector);
            Files.write(backing, content(2));
            file.fail(List.of("write " + (5 * MIB + 8192) + " " + sector + " 0"));
            assertThat(ask(box, "restore", disk).run()).isEqualTo(20);
            assertNothingIsOver(box, "RESTORE_FAILED");
            assertThat(box.log())
                    .contains("cannot write bytes 5242880..6291456")
                    .containsPattern("is half restored: \\d+ bytes were written, \\d+ were right already")
                    .contains("so it does not boot");
            Marks.assertMarkedAndWiped(Files.readAllBytes(backing), WIPED);

            file.heal();
            assertThat(box.run()).as(box.console.toString()).isZero();
            assertThat(backing).hasBinaryContent(content(1));
            assertThat(box.request).doesNotExist();
            assertThat(box.log()).contains("restore begins, attempt 2");
        }
    }

    /** By default no data may be lost: the last good image stays the only one, and the request is repeated. */
    @Test
    void aBackupThatCannotReadKeepsTheLastGoodImage() throws IOException {
        Path backing = Files.write(root.resolve("disk.img"), content(1));
        try (NbdFile file = NbdFile.over(backing);
                LoopDevice disk = file.attach(512)) {
            FakeBox box = imagedBox(disk, 512);
            List<String> images = images(box);
            Files.write(backing, content(2));
            file.fail(List.of("read " + 3 * MIB + " 512 0"));
            assertThat(ask(box, "backup-again", disk).run()).isEqualTo(19);
            assertNothingIsOver(box, "BACKUP_FAILED");
            assertThat(box.log()).contains("bytes 3145728..3146240 cannot be read");
            assertThat(images(box)).isEqualTo(images);

            file.heal();
            assertThat(box.run()).as(box.console.toString()).isZero();
            assertThat(images(box)).hasSize(images.size() * 2);
        }
    }

    private static List<String> images(FakeBox box) throws IOException {
        try (Stream<Path> files = Files.list(box.folder())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("loop\\d+\\.\\d.*"))
                    .sorted()
                    .toList();
        }
    }
}
