package org.tbimage.core.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tbimage.codec.Codec;
import org.tbimage.core.Tbimage;
import org.tbimage.device.DiskIdentity;
import org.tbimage.device.Geometry;
import org.tbimage.store.BlobStore;
import org.tbimage.store.DamagedImageException;
import org.tbimage.store.Encoding;
import org.tbimage.store.ImageDraft;
import org.tbimage.store.ImageInfo;
import org.tbimage.store.ImageStats;
import org.tbimage.store.TableEntry;
import org.tbimage.store.TableEntry.Chunk;
import org.tbimage.store.TableEntry.Zeros;
import org.tbimage.value.ByteRange;
import org.tbimage.value.ChunkGrid;
import org.tbimage.value.Generation;
import org.tbimage.value.ImageName;
import org.tbimage.value.Sha256;

/** A table of version 2: compressed in blocks, each of which is found and decoded alone. */
class CompressedTableTest {
    private static final int CHUNK = 1 << 20;
    private static final int ENTRIES = 12_000;
    private final Random random = new Random(11);
    private final List<TableEntry> entries = new ArrayList<>();

    private static final class Memory implements BlobStore.Sink {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        @Override
        public void write(ByteBuffer source) {
            byte[] copy = new byte[source.remaining()];
            source.get(copy);
            bytes.writeBytes(copy);
        }

        @Override
        public void commit() {
            // what is written can be read
        }

        @Override
        public void close() {
            // nothing is open
        }
    }

    private TableEntry entry(long offset) {
        int length = 4096 * (1 + random.nextInt(32));
        ByteRange range = new ByteRange(offset, length);
        if (random.nextInt(5) == 0 && !(entries.isEmpty() || entries.get(entries.size() - 1) instanceof Zeros)) {
            return new Zeros(range, Optional.empty());
        }
        Sha256 digest = Sha256.digest(ByteBuffer.allocate(8).putLong(0, offset));
        PackFrame frame = new PackFrame(random.nextInt(3), random.nextInt(1 << 30), 1 + random.nextInt(9999), 7, CHUNK);
        List<ByteRange> bad = new ArrayList<>();
        for (int i = 0; random.nextInt(20) == 0 || (i > 0 && i < 2000 && random.nextInt(300) > 0); i++) {
            if ((i + 1) * 2L > length) {
                break;
            }
            bad.add(new ByteRange(offset + 2L * i, 1));
        }
        return new Chunk(range, digest, frame, 4096 * random.nextInt(CHUNK / 4096 - length / 4096), bad);
    }

    private Manifest write(Codec codec, Memory sink) throws IOException {
        long offset = 0;
        for (int i = 0; i < ENTRIES; i++) {
            entries.add(entry(offset));
            offset = entries.get(i).range().end();
        }
        ImageDraft draft = new ImageDraft(
                new ImageName("box", "disk"),
                Instant.EPOCH,
                new Geometry(offset, 512, 4096),
                DiskIdentity.NONE,
                Optional.empty(),
                new Encoding(codec.name(), codec.levels().standard(), CHUNK),
                "test",
                "here");
        ImageInfo info = new ImageInfo(
                draft, Generation.at(Instant.EPOCH), new ImageStats(0, 0, 0, 0, 0, List.of()), Duration.ZERO);
        try (TableWriter writer = new TableWriter(
                sink, new ChunkGrid(offset, CHUNK), codec, codec.levels().standard())) {
            for (TableEntry entry : entries) {
                writer.add(entry);
            }
            PackRecord pack = new PackRecord("box/disk.19700101T000000Z.raw.x", 1L << 40, 1L << 40, 0);
            return new Manifest(
                    info, writer.finish().record("box/disk.19700101T000000Z.chunks"), List.of(pack, pack, pack));
        }
    }

    private static InputStream text(Manifest manifest, byte[] stored, int from, int end, Codec codec) {
        return new TableText(
                new ByteArrayInputStream(stored), "table", manifest.table().blocks(), from, end, codec.newDecoder());
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "zstd", "xz", "lz4"})
    void everyEntryIsFoundByItsOffsetAndByItsNumber(String name) throws IOException {
        Codec codec = Tbimage.discover().codecs().get(name);
        Memory sink = new Memory();
        Manifest manifest = write(codec, sink);
        byte[] stored = sink.bytes.toByteArray();
        TableBlocks blocks = manifest.table().blocks();
        assertThat(blocks.count()).isGreaterThan(5);
        assertThat(blocks.storedLength()).isEqualTo(stored.length);
        TableIndex index;
        try (TableReader reader =
                new TableReader(text(manifest, stored, 0, blocks.count(), codec), "table", manifest)) {
            index = new TableIndexing(blocks).readAll(reader);
        }
        assertThat(index.entries()).isEqualTo(ENTRIES);
        TablePages pages = new TablePages(manifest, "table", index, (from, end) -> {
            int block = blocks.at(from);
            byte[] part = Arrays.copyOfRange(stored, (int) from, (int) end);
            return text(manifest, part, block, block + 1, codec).readAllBytes();
        });
        for (int i = 0; i < ENTRIES; i += 1 + random.nextInt(50)) {
            TableEntry entry = entries.get(i);
            assertThat(pages.entry(i)).isEqualTo(entry);
            assertThat(pages.at(entry.range().offset())).isEqualTo(entry);
            assertThat(pages.at(entry.range().end() - 1)).isEqualTo(entry);
        }
        try (InputStream all = codec.decodeStream(new ByteArrayInputStream(stored))) {
            assertThat(new String(all.readAllBytes(), StandardCharsets.US_ASCII))
                    .as("the tool of the format decodes the table")
                    .startsWith("tbimage-chunks 2\ndevice-size ")
                    .endsWith("\nend\n");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"zstd", "lz4"})
    void aDamagedBlockIsNamed(String name) throws IOException {
        Codec codec = Tbimage.discover().codecs().get(name);
        Memory sink = new Memory();
        Manifest manifest = write(codec, sink);
        byte[] stored = sink.bytes.toByteArray();
        TableBlocks blocks = manifest.table().blocks();
        int third = blocks.stored(0) + blocks.stored(1);
        stored[third + blocks.stored(2) / 2] ^= 4;
        assertThatThrownBy(
                        () -> text(manifest, stored, 0, blocks.count(), codec).readAllBytes())
                .isInstanceOf(DamagedImageException.class)
                .hasMessageContaining("table at byte " + third);
    }
}
