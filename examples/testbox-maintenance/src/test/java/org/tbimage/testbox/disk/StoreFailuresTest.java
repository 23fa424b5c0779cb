package org.tbimage.testbox.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tbimage.testbox.Run;
import org.tbimage.testkit.device.LoopDevice;
import org.tbimage.testkit.device.Patterns;
import org.tbimage.testkit.device.Tools;

/** For every failure of a store, each command reports the file, a remedy and the exit code. */
class StoreFailuresTest {
    private static final int MIB = 1 << 20;
    private static final String FULL = "full";

    @TempDir
    Path folder;

    private Path store;
    private Path disk;
    private Path target;
    private boolean mounted;

    @BeforeEach
    void backUp() throws IOException {
        byte[] content = new byte[3 * MIB];
        Patterns.fill(ByteBuffer.wrap(content), 0, 1);
        disk = Files.write(folder.resolve("disk.img"), content);
        target = Files.write(folder.resolve("target.img"), new byte[content.length]);
        store = Files.createDirectory(folder.resolve("store"));
    }

    @AfterEach
    void unmount() throws IOException {
        if (mounted) {
            Tools.run("umount", store.toString());
        }
    }

    private void firstImage() {
        Run first = Run.of("backup", "--store", store.toString(), "--image", "box/sda", disk.toString());
        assertThat(first.code()).as(first.err()).isZero();
    }

    private void mount(String size) throws IOException {
        Tools.assumeRootWith("mount", "umount");
        Tools.run("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", store.toString());
        mounted = true;
    }

    /** Every command that uses a store, by name. */
    private Map<String, String[]> commands() {
        Map<String, String[]> all = new LinkedHashMap<>();
        all.put("backup", on("backup", "box/sdb", disk));
        all.put("backup-again", on("backup-again", "box/sda", disk));
        all.put("refresh-info", on("refresh-info", "box/sda", disk));
        all.put("restore", on("restore", "box/sda", target));
        all.put("restore --dry-run", with(on("restore", "box/sda", target), "--dry-run"));
        all.put("verify", on("verify", "box/sda"));
        all.put("verify DEVICE", on("verify", "box/sda", disk));
        all.put("list", on("list", "box/sda"));
        all.put("show", on("show", "box/sda"));
        return all;
    }

    private String[] on(String command, String image, Path... device) {
        String[] words = {command, "--store", store.toString(), "--image", image};
        return device.length == 0 ? words : with(words, device[0].toString());
    }

    private static String[] with(String[] words, String last) {
        return Stream.concat(Stream.of(words), Stream.of(last)).toArray(String[]::new);
    }

    private static boolean writes(String command) {
        return command.startsWith("backup") || command.equals("refresh-info");
    }

    @Test
    void aMissingStore() throws IOException {
        Files.delete(store);
        commands().values().forEach(Told.code(40, "mkdir -p " + store, store.toString(), "does not exist")::assertBy);
        Files.createFile(store);
        commands().values().forEach(Told.code(40, "name the folder", store + " is not a folder")::assertBy);
    }

    @Test
    void aStoreThatIsFull() throws IOException {
        mount("4m");
        firstImage();
        fill();
        Told full = Told.code(41, "df -h " + store + "/box", store + "/box/sd", "the store is full");
        commands().forEach((name, command) -> (writes(name) ? full : Told.NOTHING).assertBy(command));
    }

    private void fill() throws IOException {
        Path filler = store.resolve(FULL);
        try (RandomAccessFile file = new RandomAccessFile(filler.toFile(), "rw")) {
            byte[] piece = new byte[4096];
            while (Files.getFileStore(store).getUsableSpace() > 0) {
                file.write(piece);
            }
        }
    }

    @Test
    void aStoreThatIsReadOnly() throws IOException {
        mount("8m");
        firstImage();
        Tools.run("mount", "-o", "remount,ro", store.toString());
        Told readOnly = Told.code(42, "remount,rw", store + "/box", "Read-only file system");
        commands().forEach((name, command) -> (writes(name) ? readOnly : Told.NOTHING).assertBy(command));
    }

    /** Readers report the damaged file and the offset; a backup makes a new image; the list is complete. */
    @ParameterizedTest
    @CsvSource({
        ".json,   1,  flip",
        ".json,   9,  cut",
        ".chunks, 40, flip",
        ".chunks, 40, cut",
        ".chunks, 0,  remove",
        ".raw.zst, 0, cut",
        ".raw.zst, 0, remove"
    })
    void anImageWithADamagedFile(String suffix, int at, String damage) throws IOException {
        firstImage();
        Path file = damage(suffix, at, damage);
        Told damaged = Told.code(7, "another generation", file.toString());
        Map<String, String[]> commands = commands();
        for (String reading : List.of("restore", "restore --dry-run", "verify", "verify DEVICE", "show")) {
            damaged.assertBy(commands.remove(reading));
        }
        commands.values().forEach(Told.NOTHING::assertBy);
    }

    /** Damage inside a frame is found by commands that read the frame. */
    @Test
    void anImageWithAChangedFrame() throws IOException {
        firstImage();
        Path file = damage(".raw.zst", 2 * MIB + MIB / 2, "flip");
        Told damaged = Told.code(7, "another generation", file.toString(), "at byte", "bytes 2097152..3145728");
        damaged.assertBy(on("verify", "box/sda"));
        damaged.assertBy(on("restore", "box/sda", target));
        Told.NOTHING.assertBy(on("verify", "box/sda", disk));
        Told.NOTHING.assertBy(on("backup-again", "box/sda", disk));
    }

    /** The file of the first image with this suffix. */
    private Path file(String suffix) throws IOException {
        Pattern name = Pattern.compile("sda\\.\\w+" + Pattern.quote(suffix));
        try (Stream<Path> files = Files.list(store.resolve("box"))) {
            return files.filter(
                            file -> name.matcher(file.getFileName().toString()).matches())
                    .findFirst()
                    .orElseThrow();
        }
    }

    private Path damage(String suffix, int at, String kind) throws IOException {
        Path file = file(suffix);
        if (kind.equals("remove")) {
            Files.delete(file);
            return file;
        }
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            if (kind.equals("cut")) {
                bytes.setLength(bytes.length() - 1 - at);
            } else {
                bytes.seek(at);
                int old = bytes.read();
                bytes.seek(at);
                bytes.write(old ^ 1);
            }
        }
        return file;
    }

    /** The disk of the store has bad sectors: this is a failure of the store and not a damaged image. */
    @ParameterizedTest
    @ValueSource(strings = {".raw.zst", ".chunks", ".json"})
    void anUnreadableStore(String suffix) throws IOException {
        Tools.assumeRootWith("losetup", "mkfs.ext4", "mount", "umount");
        Path medium = folder.resolve("medium.img");
        try (LoopDevice made = LoopDevice.create(folder, 64L * MIB, 512)) {
            Tools.run("mkfs.ext4", "-q", made.path().toString());
            Files.move(made.backing(), medium);
        }
        byte[] lost = imageOn(medium, suffix);
        long at = find(Files.readAllBytes(medium), lost);
        try (NbdFile file = NbdFile.over(medium);
                LoopDevice device = file.attach(512)) {
            file.fail(List.of("read " + at + " " + lost.length + " 0"));
            Tools.run("mount", "-o", "ro,noload", device.path().toString(), store.toString());
            mounted = true;
            try {
                Told failed = Told.code(42, "dmesg", store + "/box/sda.", suffix, "Input/output error", "at byte ");
                failed.assertBy(on("verify", "box/sda"));
                failed.assertBy(on("restore", "box/sda", target));
            } finally {
                Tools.run("umount", store.toString());
                mounted = false;
            }
        }
    }

    /** Makes an image on a file system and returns a range of one of its files. */
    private byte[] imageOn(Path medium, String suffix) throws IOException {
        try (LoopDevice device = LoopDevice.attach(medium, 512)) {
            Tools.run("mount", device.path().toString(), store.toString());
            try {
                firstImage();
                byte[] all = Files.readAllBytes(file(suffix));
                int from = all.length > MIB ? 2 * MIB : 0;
                return Arrays.copyOfRange(all, from, Math.min(from + 4096, all.length));
            } finally {
                Tools.run("umount", store.toString());
            }
        }
    }

    private static long find(byte[] all, byte[] wanted) {
        for (int at = 0; at + wanted.length <= all.length; at += 512) {
            if (Arrays.equals(all, at, at + wanted.length, wanted, 0, wanted.length)) {
                return at;
            }
        }
        throw new AssertionError("the file is not on its medium");
    }
}
