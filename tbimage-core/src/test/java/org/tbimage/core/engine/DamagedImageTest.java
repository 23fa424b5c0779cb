package org.tbimage.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tbimage.action.ProgressListener;
import org.tbimage.codec.FrameEncoder;
import org.tbimage.device.DiskIdentity;
import org.tbimage.device.Geometry;
import org.tbimage.store.DamagedImageException;
import org.tbimage.store.Encoding;
import org.tbimage.store.ImageDraft;
import org.tbimage.store.ImageReader;
import org.tbimage.store.ImageStore;
import org.tbimage.store.ImageWriter;
import org.tbimage.testkit.device.FaultyDevice;
import org.tbimage.value.ByteRange;
import org.tbimage.value.ImageRef;
import org.tbimage.value.Sha256;

/** An image with damage anywhere is refused, and nothing behind the damage is written (T1, T2, T5, T6). */
class DamagedImageTest {
    private static final String SHAPE = "tztzt";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "zstd", "xz", "lz4"})
    void aFlippedBitAnywhereIsFound(String codec) throws Exception {
        Rig rig = new Rig(folder);
        byte[] content = backUp(rig, codec);
        for (Path file : rig.files()) {
            long length = Files.size(file);
            for (long at = 0; at < length; at += step(codec)) {
                Rig.flip(file, at, (int) (at % 8));
                assertRefused(rig, content, file + " flipped at " + at);
                Rig.flip(file, at, (int) (at % 8));
            }
        }
        assertWhole(rig, content);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "zstd", "xz", "lz4"})
    void aCutAnywhereIsFound(String codec) throws Exception {
        Rig rig = new Rig(folder);
        byte[] content = backUp(rig, codec);
        for (Path file : rig.files()) {
            byte[] whole = Files.readAllBytes(file);
            for (int length = 0; length < whole.length; length += step(codec)) {
                try (RandomAccessFile cut = new RandomAccessFile(file.toFile(), "rw")) {
                    cut.setLength(length);
                }
                assertRefused(rig, content, file + " cut to " + length);
                Files.write(file, whole);
            }
            Files.write(file, java.util.Arrays.copyOf(whole, whole.length + 1));
            assertRefused(rig, content, file + " with a byte more");
            Files.write(file, whole);
            Files.delete(file);
            if (!file.toString().endsWith(".json")) {
                assertRefused(rig, content, file + " missing");
            }
            Files.write(file, whole);
        }
        assertWhole(rig, content);
    }

    @Test
    void damageNamesFileChunkAndOffset() throws Exception {
        Rig rig = new Rig(folder);
        byte[] content = Rig.content("dddd", 0);
        try (FaultyDevice disk = rig.disk("disk", content)) {
            rig.backup(disk, "lz4");
        }
        Path pack = rig.file(".raw.lz4");
        long inThirdFrame = Files.size(pack) / 2 + 100;
        Rig.flip(pack, inThirdFrame, 3);
        try (FaultyDevice target = rig.disk("target", Rig.dirty(content.length))) {
            assertThatThrownBy(() -> rig.restore(target))
                    .isInstanceOfSatisfying(DamagedImageException.class, e -> {
                        assertThat(e.file()).endsWith(pack.getFileName().toString());
                        assertThat(e.chunkOffset()).isEqualTo(2L * Rig.CHUNK);
                        assertThat(e.offset()).isBetween(inThirdFrame - Rig.CHUNK - 100, inThirdFrame);
                    })
                    .hasMessageContaining("chunk 2 (bytes 131072..196608 of the disk)");
            assertThat(target.written()).allMatch(range -> range.end() <= 2L * Rig.CHUNK);
        }
    }

    /** A cut is found before the first write, and the first chunk that is lost is named: data, or one of a run of zeros. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void aCutNamesTheFirstChunkThatIsLost(int chunk) throws Exception {
        Rig rig = new Rig(folder);
        byte[] content = Rig.content("ddzzzd", 0);
        try (FaultyDevice disk = rig.disk("disk", content)) {
            rig.backup(disk, "lz4");
        }
        List<String> table = Files.readAllLines(rig.file(".chunks"));
        Path pack = rig.file(".raw.lz4");
        long zeros = Long.parseLong(field(table, "zero", 5));
        long each = Long.parseLong(field(table, "zero", 6));
        long at = chunk < 2 ? chunk * (zeros / 2) + 10 : zeros + (chunk - 2) * each + 1;
        try (RandomAccessFile cut = new RandomAccessFile(pack.toFile(), "rw")) {
            cut.setLength(at);
        }
        try (FaultyDevice target = rig.disk("target", Rig.dirty(content.length))) {
            assertThatThrownBy(() -> rig.restore(target))
                    .isInstanceOfSatisfying(
                            DamagedImageException.class,
                            e -> assertThat(e.chunkOffset()).isEqualTo((long) chunk * Rig.CHUNK))
                    .hasMessageContaining("at byte " + at + ", chunk " + chunk + " (bytes ");
            assertThat(target.written()).isEmpty();
        }
    }

    private static String field(List<String> table, String word, int index) {
        return table.stream()
                .filter(line -> line.startsWith(word + " "))
                .findFirst()
                .orElseThrow()
                .split(" ", -1)[index];
    }

    /** Frame, checksum and seal are all in order, and yet the content is not what its digest says. */
    @Test
    void contentIsProvenByItsDigest() throws Exception {
        Rig rig = new Rig(folder);
        byte[] content = Rig.content("d", 0);
        Encoding encoding = new Encoding("zstd", 3, Rig.CHUNK);
        ImageDraft draft = new ImageDraft(
                Rig.NAME,
                Rig.NOON,
                Geometry.withoutSectors(content.length),
                DiskIdentity.NONE,
                Optional.empty(),
                encoding,
                "test",
                "here");
        ByteBuffer frame = ByteBuffer.allocate(2 * Rig.CHUNK);
        try (ImageStore store = rig.openStore();
                ImageWriter writer = store.create(draft, rig.codec("zstd"));
                FrameEncoder encoder = rig.codec("zstd").newEncoder(3)) {
            encoder.encode(ByteBuffer.wrap(content), frame);
            Sha256 another = Sha256.digest(ByteBuffer.wrap(content, 1, 5));
            writer.put(new ByteRange(0, content.length), another, frame.flip(), List.of());
            writer.publish(Duration.ZERO, 0);
        }
        assertRefused(rig, content, "the digest of another content");
    }

    @Test
    void swappedFramesAreFound() throws Exception {
        Rig rig = new Rig(folder);
        byte[] content = Rig.content("dddd", 0);
        try (FaultyDevice disk = rig.disk("disk", content)) {
            rig.backup(disk, "lz4");
        }
        Path pack = rig.file(".raw.lz4");
        byte[] bytes = Files.readAllBytes(pack);
        int frame = bytes.length / 4; // four patterns of equal length that do not compress
        byte[] swapped = bytes.clone();
        System.arraycopy(bytes, frame, swapped, 2 * frame, frame);
        System.arraycopy(bytes, 2 * frame, swapped, frame, frame);
        Files.write(pack, swapped);
        assertRefused(rig, content, "frames 1 and 2 swapped");
    }

    @Test
    void theManifestOfAnotherImageIsFound() throws Exception {
        Rig rig = new Rig(folder);
        byte[] content = backUp(rig, "zstd");
        Path first = rig.file(".json");
        byte[] old = Files.readAllBytes(first);
        content[5] ^= 1;
        try (FaultyDevice disk = rig.disk("disk", content)) {
            rig.backup(disk, "zstd");
        }
        Files.write(rig.file(".json"), old);
        assertRefused(rig, content, "the manifest of the generation before");
    }

    @Test
    void theTableOfAnotherImageIsFound() throws Exception {
        Rig rig = new Rig(folder);
        byte[] content = backUp(rig, "zstd");
        byte[] old = Files.readAllBytes(rig.file(".chunks"));
        content[5] ^= 1;
        try (FaultyDevice disk = rig.disk("disk", content)) {
            rig.backup(disk, "zstd");
        }
        Files.write(rig.file(".chunks"), old);
        assertRefused(rig, content, "the table of the generation before");
    }

    /** Every byte for one codec; for the others, whose frames alone differ, a sample. */
    private static int step(String codec) {
        return codec.equals("gzip") ? 1 : 7;
    }

    /** Two chunks that changed places, each with its frame and digest: only the table's own digest can tell. */
    @Test
    void aWellFormedTableThatIsAnotherIsFound() throws Exception {
        Rig rig = new Rig(folder);
        byte[] content = Rig.content("dddd", 0);
        try (FaultyDevice disk = rig.disk("disk", content)) {
            rig.backup(disk, "lz4");
        }
        Path table = rig.file(".chunks");
        List<String> lines = new ArrayList<>(Files.readAllLines(table));
        int first = lines.indexOf(lines.stream()
                .filter(line -> line.startsWith("data "))
                .findFirst()
                .orElseThrow());
        String[] a = lines.get(first).split(" ", 4);
        String[] b = lines.get(first + 1).split(" ", 4);
        lines.set(first, String.join(" ", a[0], a[1], a[2], b[3]));
        lines.set(first + 1, String.join(" ", b[0], b[1], b[2], a[3]));
        long length = Files.size(table);
        Files.writeString(table, String.join("\n", lines) + "\n");
        assertThat(table).hasSize(length);
        assertRefused(rig, content, "chunks 0 and 1 swapped in the table");
    }

    private byte[] backUp(Rig rig, String codec) throws IOException {
        byte[] content = Rig.content(SHAPE, 100);
        try (FaultyDevice disk = rig.disk("disk", content)) {
            rig.backup(disk, codec);
        }
        return content;
    }

    private void assertWhole(Rig rig, byte[] content) throws IOException {
        try (FaultyDevice target = rig.disk("target", Rig.dirty(content.length))) {
            rig.restore(target);
            assertThat(rig.contentOf(target)).isEqualTo(content);
        }
    }

    private void assertRefused(Rig rig, byte[] content, String what) throws IOException {
        try (FaultyDevice target = rig.disk("target", Rig.dirty(content.length))) {
            assertThatThrownBy(() -> rig.restore(target))
                    .as("restore: " + what)
                    .isInstanceOfSatisfying(
                            DamagedImageException.class, e -> assertNothingBehind(target.written(), e.chunkOffset()));
            assertThatThrownBy(() -> verify(rig)).as("verify: " + what).isInstanceOf(DamagedImageException.class);
        }
    }

    private static void assertNothingBehind(List<ByteRange> written, long damaged) {
        if (damaged == DamagedImageException.UNKNOWN) {
            assertThat(written).isEmpty();
        } else {
            assertThat(written).allMatch(range -> range.end() <= damaged || range.offset() == 0);
        }
    }

    private static void verify(Rig rig) throws IOException {
        try (ImageStore store = rig.openStore()) {
            ImageRef ref = new ImageRef(Rig.NAME, store.newest(Rig.NAME).orElseThrow());
            try (ImageReader image = store.open(ref)) {
                new Verify(rig.context(ProgressListener.SILENT)).image(image);
            }
        }
    }
}
