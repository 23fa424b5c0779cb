package org.tbimage.core.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tbimage.device.DiskIdentity;
import org.tbimage.device.Geometry;
import org.tbimage.fuzz.Allocation;
import org.tbimage.fuzz.Collected;
import org.tbimage.store.DamagedImageException;
import org.tbimage.store.Encoding;
import org.tbimage.store.ImageDraft;
import org.tbimage.store.ImageInfo;
import org.tbimage.store.ImageStats;
import org.tbimage.store.TableEntry;
import org.tbimage.store.UnsupportedImageException;
import org.tbimage.value.ChunkGrid;
import org.tbimage.value.Generation;
import org.tbimage.value.ImageName;
import org.tbimage.value.Sha256;

/** Chunk tables, with a manifest that agrees with their first lines and allows all it can. */
class TableFuzzTest {
    private static final Pattern HEADER =
            Pattern.compile("tbimage-chunks 1\ndevice-size (\\d{1,18})\nchunk-size (\\d{1,8})\n");
    private static final List<String> PACKS = List.of("b/d.raw.zst", "b/e.raw.zst");

    @FuzzTest
    void table(byte[] data) throws IOException {
        Matcher header = HEADER.matcher(new String(data, StandardCharsets.ISO_8859_1));
        if (!header.lookingAt() || !isPower(Integer.parseInt(header.group(2)))) {
            return;
        }
        long size = Long.parseLong(header.group(1));
        int chunk = Integer.parseInt(header.group(2));
        Manifest manifest = manifest(size, chunk);
        Allocation.bounded((1L << 20) + 200L * data.length, () -> checkReading(data, manifest));
        Optional<List<TableEntry>> entries = read(data, manifest);
        if (entries.isPresent()) {
            byte[] written = write(entries.get(), new ChunkGrid(size, chunk));
            assertThat(write(read(written, manifest).orElseThrow(), new ChunkGrid(size, chunk)))
                    .isEqualTo(written);
        }
    }

    private static boolean isPower(int chunk) {
        return chunk >= Encoding.MIN_CHUNK && chunk <= Encoding.MAX_CHUNK && Integer.bitCount(chunk) == 1;
    }

    private static void checkReading(byte[] data, Manifest manifest) throws IOException {
        Optional<List<TableEntry>> entries = read(data, manifest);
        long covered = 0;
        for (TableEntry entry : entries.orElse(List.of())) {
            assertThat(entry.range().offset()).isEqualTo(covered);
            covered = entry.range().end();
        }
        assertThat(entries.isEmpty()
                        || covered == manifest.info().draft().geometry().size())
                .isTrue();
    }

    private static Optional<List<TableEntry>> read(byte[] data, Manifest manifest) throws IOException {
        List<TableEntry> entries = new ArrayList<>();
        InputStream stream = new ByteArrayInputStream(data);
        try (TableReader reader = new TableReader(stream, "file", manifest)) {
            for (TableEntry entry = reader.next(); entry != null; entry = reader.next()) {
                entries.add(entry);
            }
            return Optional.of(entries);
        } catch (DamagedImageException | UnsupportedImageException e) {
            assertThat(e.getMessage()).doesNotContain("\n", "\u001b");
            return Optional.empty();
        }
    }

    private static byte[] write(List<TableEntry> entries, ChunkGrid grid) throws IOException {
        Collected sink = new Collected();
        TableWriter writer = new TableWriter(sink, grid, PACKS);
        for (TableEntry entry : entries) {
            writer.add(entry);
        }
        writer.finish();
        return sink.bytes();
    }

    private static Manifest manifest(long size, int chunk) {
        ImageDraft draft = new ImageDraft(
                new ImageName("b", "d"),
                Instant.EPOCH,
                Geometry.withoutSectors(size),
                DiskIdentity.NONE,
                Optional.empty(),
                new Encoding("zstd", 1, chunk),
                "",
                "");
        ImageInfo info = new ImageInfo(
                draft, Generation.at(Instant.EPOCH), new ImageStats(0, 0, 0, 0, 0, List.of()), Duration.ZERO);
        Sha256 digest = Sha256.digest(ByteBuffer.allocate(0));
        List<PackRecord> packs = PACKS.stream()
                .map(key -> new PackRecord(key, Long.MAX_VALUE, Long.MAX_VALUE, 0))
                .toList();
        return new Manifest(info, new TableRecord("b/d.chunks", 1, digest), packs);
    }
}
