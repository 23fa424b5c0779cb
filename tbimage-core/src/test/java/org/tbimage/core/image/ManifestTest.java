package org.tbimage.core.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tbimage.device.DiskIdentity;
import org.tbimage.device.Geometry;
import org.tbimage.problem.Problem;
import org.tbimage.store.DamagedImageException;
import org.tbimage.store.Encoding;
import org.tbimage.store.ImageDraft;
import org.tbimage.store.ImageInfo;
import org.tbimage.store.ImageStats;
import org.tbimage.store.PartitionTable;
import org.tbimage.store.UnsupportedImageException;
import org.tbimage.value.ByteRange;
import org.tbimage.value.Generation;
import org.tbimage.value.ImageName;
import org.tbimage.value.Sha256;

/** A manifest is read as it was written. Nothing else is accepted as one (T45). */
class ManifestTest {
    private static final Sha256 DIGEST = Sha256.digest(ByteBuffer.wrap(new byte[] {1}));

    private static Manifest manifest(DiskIdentity identity, Optional<PartitionTable> table) {
        ImageDraft draft = new ImageDraft(
                new ImageName("10.40.41.42", "nvme0n1"),
                Instant.parse("2026-11-22T12:00:00.123Z"),
                new Geometry(1 << 30, 512, 4096),
                identity,
                table,
                new Encoding("zstd", -3, 1 << 20),
                "tbimage 1",
                "box \"with\" quotes \n and \u0007 controls");
        ImageStats stats = new ImageStats(1, 2, 3, 4, 512, List.of(new ByteRange(512, 512)));
        ImageInfo info = new ImageInfo(draft, Generation.parse("20261122T120000Z-2"), stats, Duration.ofMillis(1234));
        PackRecord pack = new PackRecord("10.40.41.42/x.raw.zst", 1L << 40, 1L << 39, -1);
        return new Manifest(info, new TableRecord("10.40.41.42/x.chunks", 77, DIGEST), List.of(pack));
    }

    private static final DiskIdentity FULL = new DiskIdentity(
            Optional.of("Möbel <&> Disk"),
            Optional.of("S\"1"),
            Optional.of("naa.5000"),
            Optional.of("sata"),
            Optional.of("pci-0"),
            true);

    private static byte[] bytes(Manifest manifest) throws IOException {
        ByteBuffer written = ManifestWriter.write(manifest);
        byte[] bytes = new byte[written.remaining()];
        written.get(bytes);
        return bytes;
    }

    private static byte[] example() throws IOException {
        return bytes(manifest(FULL, Optional.of(new PartitionTable("gpt", "x"))));
    }

    /** Adds a valid digest to a changed manifest, as an attacker or a later version would. */
    private static byte[] resealed(String text) {
        String body = text.substring(0, text.lastIndexOf(",\n  \"sha256\""));
        ByteBuffer sealed = ManifestDigest.seal(ByteBuffer.wrap((body + "\n}\n").getBytes(StandardCharsets.UTF_8)));
        byte[] bytes = new byte[sealed.remaining()];
        sealed.get(bytes);
        return bytes;
    }

    @Test
    void isReadAsItWasWritten() throws Exception {
        for (Manifest manifest : List.of(
                manifest(FULL, Optional.of(new PartitionTable("gpt", "x"))),
                manifest(DiskIdentity.NONE, Optional.empty()))) {
            assertThat(ManifestReader.read(bytes(manifest), "file")).isEqualTo(manifest);
        }
    }

    /** People and other tools read it, so each member has the expected name and value. */
    @Test
    void membersHaveTheDocumentedNames() throws IOException {
        assertThat(new String(example(), StandardCharsets.UTF_8))
                .contains("\"dataChunks\": 1,", "\"zeroChunks\": 2,", "\"reusedChunks\": 3,", "\"storedBytes\": 4")
                .contains("\"degraded\": true,", "\"unreadableBytes\": 512,", "\"codec\": \"zstd\",");
    }

    @Test
    void everyFlippedBitAndEveryTruncationIsRejected() throws IOException {
        byte[] whole = example();
        for (int at = 0; at < whole.length; at++) {
            byte[] flipped = whole.clone();
            flipped[at] ^= (byte) (1 << (at % 8));
            assertThatThrownBy(() -> ManifestReader.read(flipped, "file")).isInstanceOf(DamagedImageException.class);
            byte[] cut = Arrays.copyOf(whole, at);
            assertThatThrownBy(() -> ManifestReader.read(cut, "file")).isInstanceOf(DamagedImageException.class);
        }
    }

    @Test
    void membersOfLaterVersionsAreIgnored() throws Exception {
        String text = new String(example(), StandardCharsets.UTF_8);
        byte[] later = resealed(text.replaceFirst("\\{\n", "{\n  \"later\": {\"a\": [1, {\"b\": null}]},\n"));
        assertThat(ManifestReader.read(later, "file").packs()).hasSize(1);
    }

    /** A digest proves that nothing changed by accident, not that the content is valid. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"version\": 1|\"version\": 1.5",
                "tbimage-image|another-image",
                "\"box\": \"10.40.41.42\"|\"box\": \"../../etc\"",
                "\"disk\": \"nvme0n1\"|\"disk\": \"a/b\"",
                "\"chunkSize\": 1048576|\"chunkSize\": 1000000",
                "\"chunkSize\": 1048576|\"chunkSize\": 1073741824",
                "\"size\": 1073741824|\"size\": -512",
                "\"size\": 1073741824|\"size\": 1073741825",
                "\"size\": 1073741824|\"size\": 99999999999999999999",
                "\"size\": 1073741824|\"size\": \"big\"",
                "\"logicalSector\": 512|\"logicalSector\": 0",
                "\"generation\": \"20261122T120000Z-2\"|\"generation\": \"yesterday\"",
                "\"createdAt\": \"2026|\"createdAt\": \"x026",
                "\"packs\": [|\"packs\": [], \"other\": [",
                "\"framesEnd\": 549755813888|\"framesEnd\": 2199023255552",
                "\"dataChunks\": 1|\"dataChunks\": -1"
            })
    void invalidManifestsAreRejected(String from, String to) throws IOException {
        String text = new String(example(), StandardCharsets.UTF_8);
        assertThat(text).contains(from);
        byte[] changed = resealed(text.replace(from, to));
        assertThatThrownBy(() -> ManifestReader.read(changed, "file"))
                .isInstanceOf(DamagedImageException.class)
                .hasMessageContaining("file");
    }

    /** T54: a manifest of a later version is not reported as damaged. */
    @Test
    void aLaterVersionIsNotSupported() throws IOException {
        String text = new String(example(), StandardCharsets.UTF_8);
        byte[] changed = resealed(text.replace("\"version\": 1", "\"version\": 3"));
        assertThatThrownBy(() -> ManifestReader.read(changed, "file"))
                .isInstanceOfSatisfying(UnsupportedImageException.class, e -> {
                    assertThat(e.problem()).isEqualTo(Problem.IMAGE_UNSUPPORTED);
                    assertThat(e.remedy()).isNotEmpty();
                })
                .hasMessageContaining("has version 3 of the format, and this program reads up to 2");
    }

    /** Found by fuzzing: control characters and line breaks do not get into a message. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"sha256\": \"|\"sha256\": \"\\u001b[2J\\n",
                "\"trailerCrc32c\": \"|\"trailerCrc32c\": \"\\u001b[2J\\n",
                "\"packs\"|packs"
            })
    void messagesCanBePrinted(String from, String to) throws IOException {
        String text = new String(example(), StandardCharsets.UTF_8);
        int at = text.indexOf(from);
        byte[] changed = resealed(text.substring(0, at) + to + text.substring(at + from.length()));
        assertThatThrownBy(() -> ManifestReader.read(changed, "file"))
                .isInstanceOf(DamagedImageException.class)
                .message()
                .doesNotContain("\n", "\u001b");
    }

    @Test
    void garbageIsRejected() {
        for (String text : List.of("{\n}\n", "[\n]\n", "null\n", "{{{{\n}\n", "{\"a\":".repeat(5000) + "\n}\n")) {
            byte[] bytes = ManifestDigest.seal(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)))
                    .array();
            assertThatThrownBy(() -> ManifestReader.read(bytes, "file")).isInstanceOf(DamagedImageException.class);
        }
    }
}
