package org.tbimage.testbox.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tbimage.core.Tbimage;
import org.tbimage.store.ImageInfo;
import org.tbimage.store.ImageStore;
import org.tbimage.testbox.Run;
import org.tbimage.testkit.device.LoopDevice;
import org.tbimage.testkit.device.Patterns;
import org.tbimage.value.ByteRange;

/** A block device with unreadable or unwritable sectors, through the command line (T8, T43). */
class BadDiskTest {
    private static final int MIB = 1 << 20;
    private static final int SIZE = 8 * MIB;

    @TempDir
    Path folder;

    private String store;
    private Path backing;

    @BeforeEach
    void makeStore() throws IOException {
        store = Files.createDirectory(folder.resolve("store")).toString();
        backing = Files.write(folder.resolve("disk.img"), content(1));
    }

    private static byte[] content(int seed) {
        byte[] bytes = new byte[SIZE];
        Patterns.fill(ByteBuffer.wrap(bytes), 0, seed);
        return bytes;
    }

    private Run on(String command, String... more) {
        return Run.of(Stream.concat(Stream.of(command, "--store", store, "--image", "box/sda"), Stream.of(more))
                .toArray(String[]::new));
    }

    /** Bad sectors in a chunk, across two chunks, twice in one chunk, and at the end of the disk. */
    private static List<ByteRange> bad(int sector) {
        return List.of(
                new ByteRange(MIB + 7L * sector, sector),
                new ByteRange(3L * MIB - 2L * sector, 5L * sector),
                new ByteRange(3L * MIB + 64L * sector, sector),
                new ByteRange(SIZE - sector, sector));
    }

    private static List<String> faults(String kind, List<ByteRange> ranges) {
        return ranges.stream()
                .map(range -> kind + " " + range.offset() + " " + range.length() + " 0")
                .toList();
    }

    private static byte[] without(byte[] content, List<ByteRange> ranges) {
        byte[] rest = content.clone();
        for (ByteRange range : ranges) {
            Arrays.fill(rest, (int) range.offset(), (int) range.end(), (byte) 0);
        }
        return rest;
    }

    private ImageInfo newestOfAll() throws IOException {
        try (ImageStore images = Tbimage.discover().openStore("dir:" + store)) {
            var all = images.list();
            return images.info(all.get(all.size() - 1));
        }
    }

    private List<String> badLines(ImageInfo image) throws IOException {
        Path table = Path.of(store, "box", "sda." + image.generation() + ".chunks");
        return Files.readAllLines(table).stream()
                .filter(line -> line.startsWith("bad "))
                .toList();
    }

    private Path stableName() {
        return Path.of(store, "box", "sda.raw.zst");
    }

    private byte[] restored(String... more) throws IOException {
        Path target = folder.resolve("target.img");
        Files.deleteIfExists(target);
        Run restore = on(
                "restore",
                Stream.concat(Stream.of(more), Stream.of(target.toString())).toArray(String[]::new));
        assertThat(restore.code()).as(restore.err()).isZero();
        return Files.readAllBytes(target);
    }

    @ParameterizedTest
    @ValueSource(ints = {512, 4096})
    void failsByDefaultAndWithKeepLosesOnlyTheBadSectors(int sector) throws IOException {
        List<ByteRange> bad = bad(sector);
        try (NbdFile file = NbdFile.over(backing);
                LoopDevice disk = file.attach(sector)) {
            file.fail(faults("read", bad));
            Run refused = on("backup", disk.path().toString());
            assertThat(refused.code()).as(refused.err()).isEqualTo(38);
            assertThat(refused.err()).contains(bad.get(0) + " cannot be read", "--on-unreadable keep");
            assertThat(Path.of(store, "box")).isEmptyDirectory();

            Run kept = on("backup", "--on-unreadable", "keep", disk.path().toString());
            assertThat(kept.code()).as(kept.err()).isZero();
            assertThat(kept.err())
                    .contains("degraded", bad.get(0).toString(), bad.get(3).toString());
        }
        ImageInfo image = newestOfAll();
        assertThat(image.degraded()).isTrue();
        assertThat(image.stats().unreadableBytes()).isEqualTo(8L * sector);
        assertThat(joined(image.stats().unreadable())).isEqualTo(bad);
        assertThat(badLines(image)).hasSize(5).contains("bad " + (MIB + 7 * sector) + " " + sector);
        assertThat(stableName()).doesNotExist();
        assertRestoreOfADegradedImageMustBeAskedFor(bad);
    }

    /** A bad range across two chunks is listed in two parts. */
    private static List<ByteRange> joined(List<ByteRange> parts) {
        assertThat(parts).hasSize(5);
        ByteRange across = new ByteRange(
                parts.get(1).offset(), parts.get(1).length() + parts.get(2).length());
        assertThat(parts.get(1).end()).isEqualTo(parts.get(2).offset());
        return List.of(parts.get(0), across, parts.get(3), parts.get(4));
    }

    private void assertRestoreOfADegradedImageMustBeAskedFor(List<ByteRange> bad) throws IOException {
        byte[] before = new byte[SIZE];
        Path target = Files.write(folder.resolve("target.img"), before);
        Run refused = on("restore", target.toString());
        assertThat(refused.code()).as(refused.err()).isEqualTo(8);
        assertThat(refused.err()).contains("could not be read, and zeros stand in", "--allow-degraded");
        assertThat(target).hasBinaryContent(before);
        assertThat(restored("--allow-degraded")).isEqualTo(without(content(1), bad));
    }

    /** A degraded image never replaces a good one; each backup tries the bad sectors again. */
    @ParameterizedTest
    @ValueSource(ints = {512, 4096})
    void aRepairedDiskGivesACompleteImageAgain(int sector) throws IOException {
        try (NbdFile file = NbdFile.over(backing);
                LoopDevice disk = file.attach(sector)) {
            String device = disk.path().toString();
            assertThat(on("backup", device).code()).isZero();
            Files.write(backing, content(2));
            for (int badPlaces : new int[] {4, 2}) {
                List<ByteRange> bad = bad(sector).subList(0, badPlaces);
                file.fail(faults("read", bad));
                assertThat(on("backup-again", "--on-unreadable", "keep", device).code())
                        .isZero();
                assertThat(newestOfAll().stats().unreadableBytes())
                        .isEqualTo(bad.stream().mapToLong(ByteRange::length).sum());
                assertThat(restored()).isEqualTo(content(1));
            }
            file.heal();
            Run healed = on("backup-again", device);
            assertThat(healed.code()).as(healed.err()).isZero();
            assertThat(newestOfAll().degraded()).isFalse();
            assertThat(restored()).isEqualTo(content(2));
            Path pack = Path.of(store, "box", "sda." + newestOfAll().generation() + ".raw.zst");
            assertThat(Files.isSameFile(stableName(), pack)).isTrue();
        }
    }

    /** More than half of the disk is bad, and each failure is slow: sector by sector, there would be 10,000 failures. */
    @Test
    void aLargeBadAreaIsNotReadSectorBySector() throws IOException {
        ByteRange dead = new ByteRange(2L * MIB + 4096, 5L * MIB - 8192);
        try (NbdFile file = NbdFile.over(backing);
                LoopDevice disk = file.attach(512)) {
            file.fail(List.of("read " + dead.offset() + " " + dead.length() + " 0.05"));
            String device = disk.path().toString();
            Run kept = on("backup", "--on-unreadable", "keep", "--rescue-minutes", "1", device);
            assertThat(kept.code()).as(kept.err()).isZero();
            assertThat(kept.err()).contains("cannot be read as a whole", "are skipped");
            assertThat(file.failures()).isLessThan(500);
        }
        List<ByteRange> lost = newestOfAll().stats().unreadable();
        assertThat(lost.get(0).offset()).isBetween(2L * MIB, dead.offset());
        assertThat(lost.get(lost.size() - 1).end()).isBetween(dead.end(), 7L * MIB);
        byte[] found = restored("--allow-degraded");
        assertThat(Arrays.equals(found, 0, 2 * MIB, content(1), 0, 2 * MIB)).isTrue();
        assertThat(Arrays.equals(found, 7 * MIB, SIZE, content(1), 7 * MIB, SIZE))
                .isTrue();
    }

    /** An unwritable target: the progress is known, the disk does not boot, and the next run completes it. */
    @ParameterizedTest
    @ValueSource(ints = {512, 4096})
    void aRestoreThatCannotWriteLeavesADiskThatDoesNotBoot(int sector) throws IOException {
        Path target = Files.write(folder.resolve("unwritable.img"), content(3));
        try (LoopDevice source = LoopDevice.attach(backing, sector)) {
            assertThat(on("backup", source.path().toString()).code()).isZero();
        }
        try (NbdFile file = NbdFile.over(target);
                LoopDevice disk = file.attach(sector)) {
            file.fail(List.of("write " + (5 * MIB + 8192) + " " + sector + " 0"));
            Run broken = on("restore", disk.path().toString());
            assertThat(broken.code()).as(broken.err()).isEqualTo(37);
            assertThat(broken.err()).contains("cannot write bytes 5242880..6291456", "does not boot");
            Matcher written =
                    Pattern.compile("half restored: (\\d+) bytes were written").matcher(broken.err());
            assertThat(written.find()).as(broken.err()).isTrue();
            assertBeginningIsWiped(target);

            file.heal();
            Run restore = on("restore", "--json", disk.path().toString());
            assertThat(restore.code()).as(restore.err()).isZero();
            assertThat(restore.out()).contains("\"right-already\":" + written.group(1) + ",");
            assertThat(target).hasBinaryContent(content(1));
        }
    }

    /** Written data can't be read back. */
    @Test
    void aRestoreThatCannotReadBackLeavesADiskThatDoesNotBoot() throws IOException {
        Path target = Files.write(folder.resolve("forgetful.img"), content(3));
        try (LoopDevice source = LoopDevice.attach(backing, 512)) {
            assertThat(on("backup", source.path().toString()).code()).isZero();
        }
        try (NbdFile file = NbdFile.over(target);
                LoopDevice disk = file.attach(512)) {
            file.fail(List.of("read " + 6 * MIB + " 512 0"));
            Run broken = on("restore", disk.path().toString());
            assertThat(broken.code()).as(broken.err()).isEqualTo(37);
            assertThat(broken.err()).contains("cannot read bytes 6291456..7340032", "does not boot");
            assertBeginningIsWiped(target);
        }
    }

    private static void assertBeginningIsWiped(Path target) throws IOException {
        Marks.assertMarkedAndWiped(Files.readAllBytes(target), 512 << 10);
    }
}
