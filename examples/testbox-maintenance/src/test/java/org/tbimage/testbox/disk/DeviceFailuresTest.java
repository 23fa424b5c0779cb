package org.tbimage.testbox.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tbimage.testbox.Run;
import org.tbimage.testkit.device.LoopDevice;
import org.tbimage.testkit.device.Patterns;
import org.tbimage.testkit.device.Tools;

/** For every failure of a disk, each command reports the disk, the bytes, a remedy and the exit code. */
class DeviceFailuresTest {
    private static final int MIB = 1 << 20;
    private static final int SIZE = 4 * MIB;
    private static final List<String> READERS = List.of("backup", "backup-again", "verify", "refresh-info");

    @TempDir
    Path folder;

    private Path store;
    private Path disk;

    @BeforeEach
    void firstImage() throws IOException {
        store = Files.createDirectory(folder.resolve("store"));
        disk = Files.write(folder.resolve("disk.img"), content(SIZE));
        Run first = Run.of(on("backup", disk));
        assertThat(first.code()).as(first.err()).isZero();
    }

    private static byte[] content(int size) {
        byte[] bytes = new byte[size];
        Patterns.fill(ByteBuffer.wrap(bytes), 0, 1);
        return bytes;
    }

    /** {@code backup} as another disk, because this one already has an image. */
    private String[] on(String command, Path device, String... more) {
        boolean again = command.equals("backup") && disk != device;
        String[] words = {command, "--store", store.toString(), "--image", again ? "box/sdb" : "box/sda"};
        return Stream.of(Stream.of(words), Stream.of(more), Stream.of(device.toString()))
                .flatMap(part -> part)
                .toArray(String[]::new);
    }

    private void assertReaders(Told told, Path device) {
        READERS.forEach(command -> told.assertBy(on(command, device)));
    }

    @Test
    void aMissingDisk() {
        Path none = Path.of("/dev/no-such-disk");
        Told gone = Told.code(36, "devices", none.toString());
        assertReaders(gone, none);
        gone.assertBy(on("restore", none));
        gone.assertBy(on("restore", none, "--dry-run"));
        assertReaders(Told.code(36, "devices", folder + "/none.img"), folder.resolve("none.img"));
    }

    @Test
    void aFileThatIsNotADisk() {
        Told folderGiven = Told.code(34, "devices", folder.toString());
        assertReaders(folderGiven, folder);
        folderGiven.assertBy(on("restore", folder));
        Told tty = Told.code(34, "devices", "/dev/zero");
        assertReaders(tty, Path.of("/dev/zero"));
        tty.assertBy(on("restore", Path.of("/dev/zero")));
    }

    @Test
    void anUnreadableDisk() throws IOException {
        try (NbdFile file = NbdFile.over(disk);
                LoopDevice device = file.attach(512)) {
            file.fail(List.of("read " + (2 * MIB + 512) + " 512 0"));
            Path path = device.path();
            Told unreadable = Told.code(38, "--on-unreadable keep", path.toString(), "2097664");
            unreadable.assertBy(on("backup", path));
            unreadable.assertBy(on("backup-again", path));
            Told.code(37, "smartctl", path.toString(), "bytes 2097152..3145728").assertBy(on("verify", path));
            Told.NOTHING.assertBy(on("refresh-info", path));
            Told.NOTHING.assertBy(on("restore", path, "--dry-run", "--any-disk"));
        }
    }

    @Test
    void anUnwritableDisk() throws IOException {
        Path blank = Files.write(folder.resolve("blank.img"), new byte[SIZE]);
        try (NbdFile file = NbdFile.over(blank);
                LoopDevice device = file.attach(512)) {
            file.fail(List.of("write " + (2 * MIB + 512) + " 512 0"));
            Told.code(37, "smartctl", device.path().toString(), "bytes 2097152..3145728")
                    .assertBy(on("restore", device.path(), "--any-disk"));
        }
    }

    @Test
    void aTargetWithoutSpace() throws IOException {
        Tools.assumeRootWith("mount", "umount");
        Path small = Files.createDirectory(folder.resolve("small"));
        Tools.run("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", small.toString());
        try {
            Told.code(37, "space", small + "/copy.img", "full").assertBy(on("restore", small.resolve("copy.img")));
        } finally {
            Tools.run("umount", small.toString());
        }
    }

    @Test
    void aTargetThatIsReadOnly() throws IOException {
        Tools.assumeRootWith("mount", "umount", "losetup", "blockdev");
        try (LoopDevice device = LoopDevice.create(folder, SIZE, 512)) {
            Tools.run("blockdev", "--setro", device.path().toString());
            try {
                Told.code(33, "blockdev --setrw", device.path().toString()).assertBy(on("restore", device.path()));
            } finally {
                // else the next file that gets this loop device can't be written either
                Tools.run("blockdev", "--setrw", device.path().toString());
            }
        }
        Path place = Files.createDirectory(folder.resolve("place"));
        Tools.run("mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", place.toString());
        try {
            Path copy = Files.write(place.resolve("copy.img"), content(SIZE));
            Tools.run("mount", "-o", "remount,ro", place.toString());
            Told.code(33, "remount,rw", copy.toString()).assertBy(on("restore", copy));
            Told.code(33, "remount,rw", place.toString()).assertBy(on("restore", place.resolve("new.img")));
            Told.NOTHING.assertBy(on("verify", copy));
            Told.NOTHING.assertBy(on("backup-again", copy));
        } finally {
            Tools.run("umount", place.toString());
        }
    }

    @Test
    void aTargetThatDoesNotFit() throws IOException {
        Tools.assumeRootWith("losetup");
        try (LoopDevice device = LoopDevice.create(folder, SIZE - MIB, 512)) {
            Told.code(31, "at least as big", device.path().toString()).assertBy(on("restore", device.path()));
        }
    }

    @Test
    void aTargetThatIsInUse() throws IOException {
        Tools.assumeRootWith("losetup", "mkfs.ext4", "mount", "umount");
        Path point = Files.createDirectory(folder.resolve("point"));
        try (LoopDevice device = LoopDevice.create(folder, 16L * MIB, 512)) {
            Tools.run("mkfs.ext4", "-q", device.path().toString());
            Tools.run("mount", device.path().toString(), point.toString());
            try {
                Told.code(30, "umount", device.path().toString(), point.toString())
                        .assertBy(on("restore", device.path()));
            } finally {
                Tools.run("umount", point.toString());
            }
        }
    }
}
