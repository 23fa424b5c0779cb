package org.tbimage.core.engine.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tbimage.codec.FrameEncoder;
import org.tbimage.core.engine.Rig;
import org.tbimage.device.DiskIdentity;
import org.tbimage.device.Geometry;
import org.tbimage.store.Encoding;
import org.tbimage.store.ImageDraft;
import org.tbimage.store.ImageStore;
import org.tbimage.store.ImageWriter;
import org.tbimage.store.NewImage;
import org.tbimage.testkit.device.RecordingDevice;
import org.tbimage.value.ByteRange;
import org.tbimage.value.Sha256;

/** Parts that are whole and well-formed, but do not belong together, or not to this content, are refused (T6). */
class ForgedImageTest {
    @TempDir
    Path folder;

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
                ImageWriter writer = store.create(NewImage.of(draft, rig.codec("zstd")), warning -> {});
                FrameEncoder encoder = rig.codec("zstd").newEncoder(3)) {
            encoder.encode(ByteBuffer.wrap(content), frame);
            Sha256 another = Sha256.digest(ByteBuffer.wrap(content, 1, 5));
            writer.put(new ByteRange(0, content.length), another, frame.flip(), List.of());
            writer.publish(Duration.ZERO, 0);
        }
        DamagedRig.assertRefused(rig, content, "the digest of another content");
    }

    @Test
    void swappedFramesAreFound() throws Exception {
        Rig rig = new Rig(folder);
        byte[] content = Rig.content("dddd", 0);
        try (RecordingDevice disk = rig.disk("disk", content)) {
            rig.backup(disk, "lz4");
        }
        Path pack = rig.file(".raw.lz4");
        byte[] bytes = Files.readAllBytes(pack);
        int frame = bytes.length / 4; // four patterns of equal length that do not compress
        byte[] swapped = bytes.clone();
        System.arraycopy(bytes, frame, swapped, 2 * frame, frame);
        System.arraycopy(bytes, 2 * frame, swapped, frame, frame);
        Files.write(pack, swapped);
        DamagedRig.assertRefused(rig, content, "frames 1 and 2 swapped");
    }

    @Test
    void theManifestOfAnotherImageIsFound() throws Exception {
        Rig rig = new Rig(folder);
        byte[] content = DamagedRig.backUp(rig, "zstd");
        Path first = rig.file(".json");
        byte[] old = Files.readAllBytes(first);
        content[5] ^= 1;
        try (RecordingDevice disk = rig.disk("disk", content)) {
            rig.backup(disk, "zstd");
        }
        Files.write(rig.file(".json"), old);
        DamagedRig.assertRefused(rig, content, "the manifest of the generation before");
    }

    @Test
    void theTableOfAnotherImageIsFound() throws Exception {
        Rig rig = new Rig(folder);
        byte[] content = DamagedRig.backUp(rig, "zstd");
        byte[] old = Files.readAllBytes(rig.file(".chunks"));
        content[5] ^= 1;
        try (RecordingDevice disk = rig.disk("disk", content)) {
            rig.backup(disk, "zstd");
        }
        Files.write(rig.file(".chunks"), old);
        DamagedRig.assertRefused(rig, content, "the table of the generation before");
    }

    /** Two chunks that changed places, each with its frame and digest: only the table's own digest can tell. */
    @Test
    void aWellFormedTableThatIsAnotherIsFound() throws Exception {
        Rig rig = new Rig(folder);
        byte[] content = Rig.content("dddd", 0);
        try (RecordingDevice disk = rig.disk("disk", content)) {
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
        DamagedRig.assertRefused(rig, content, "chunks 0 and 1 swapped in the table");
    }
}
