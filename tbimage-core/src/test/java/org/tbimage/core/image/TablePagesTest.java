package org.tbimage.core.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
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

/** An entry that is found by its place is the one that reading the table from its beginning gives. */
class TablePagesTest {
    private static final int C = 4096;
    private static final int CHUNKS = 3000;
    private static final String PACK = "box/disk.20261122T120000Z.raw.zst";
    private static final Sha256 DIGEST = Sha256.digest(ByteBuffer.wrap(new byte[] {1}));

    private final List<TableEntry> entries = new ArrayList<>();
    private final byte[] table = write();
    private final Manifest manifest = manifest(table.length);

    TablePagesTest() throws IOException {}

    private static final class Memory implements BlobStore.Sink {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        @Override
        public void write(ByteBuffer part) {
            while (part.hasRemaining()) {
                bytes.write(part.get());
            }
        }

        @Override
        public void commit() {
            throw new AssertionError("not asked for");
        }

        @Override
        public void close() {
            // nothing is open
        }
    }

    /** Every third chunk has unreadable sectors, so that parts of the table end in each kind of line. */
    private byte[] write() throws IOException {
        Memory sink = new Memory();
        TableWriter writer = new TableWriter(sink, new ChunkGrid((long) CHUNKS * C, C), List.of(PACK));
        for (int i = 0; i < CHUNKS; i++) {
            ByteRange range = new ByteRange((long) i * C, C);
            List<ByteRange> bad = i % 3 == 0
                    ? List.of(new ByteRange(range.offset(), 512), new ByteRange(range.offset() + 1024, 512))
                    : List.of();
            TableEntry entry = i % 7 == 6
                    ? new Zeros(range, Optional.empty())
                    : new Chunk(range, DIGEST, new PackFrame(0, 40L * i, 40, i, C), 0, bad);
            writer.add(entry);
            entries.add(entry);
        }
        writer.finish();
        return sink.bytes.toByteArray();
    }

    private static Manifest manifest(int tableLength) {
        ImageDraft draft = new ImageDraft(
                new ImageName("box", "disk"),
                Instant.EPOCH,
                new Geometry((long) CHUNKS * C, 512, 512),
                DiskIdentity.NONE,
                Optional.empty(),
                new Encoding("zstd", 3, C),
                "test",
                "here");
        ImageStats stats = new ImageStats(CHUNKS, 0, 0, 40L * CHUNKS, 0, List.of());
        return new Manifest(
                new ImageInfo(draft, Generation.parse("20261122T120000Z"), stats, Duration.ZERO),
                new TableRecord("box/disk.20261122T120000Z.chunks", tableLength, DIGEST),
                List.of(new PackRecord(PACK, 40L * CHUNKS, 40L * CHUNKS, 0)));
    }

    private TablePages pages(TablePages.Source source) throws IOException {
        TableIndex index = new TableIndex();
        try (TableReader reader = new TableReader(new ByteArrayInputStream(table), "table", manifest)) {
            TableIndex.Point next = reader.nextPoint();
            while (reader.next() != null) {
                index.add(next);
                next = reader.nextPoint();
            }
        }
        return new TablePages(manifest, "table", index, source);
    }

    @Test
    void eachEntryIsFound() throws IOException {
        TablePages pages = pages((from, end) -> Arrays.copyOfRange(table, (int) from, (int) end));
        List<TableEntry> shuffled = new ArrayList<>(entries);
        Collections.shuffle(shuffled, new Random(3));
        for (TableEntry entry : shuffled) {
            assertThat(pages.at(entry.range().offset())).isEqualTo(entry);
            assertThat(pages.at(entry.range().end() - 1)).isEqualTo(entry);
        }
    }

    /** Only a part of the table is read for one entry, and a part that was just read is not read again. */
    @Test
    void littleIsRead() throws IOException {
        List<Long> read = new ArrayList<>();
        TablePages pages = pages((from, end) -> {
            read.add(end - from);
            return Arrays.copyOfRange(table, (int) from, (int) end);
        });
        for (int i = 0; i < 100; i++) {
            pages.at(1000L * C + i * 512L);
        }
        assertThat(read).hasSize(1);
        assertThat(read.get(0)).isLessThan(table.length / 10L);
    }

    /** A table that was replaced since it was checked is damage, and never another chunk. */
    @Test
    void aChangedTableIsDamage() throws IOException {
        TablePages shifted = pages((from, end) -> Arrays.copyOfRange(table, (int) from + 1, (int) end + 1));
        assertThatThrownBy(() -> shifted.at(2000L * C)).isInstanceOf(DamagedImageException.class);
        TablePages empty = pages((from, end) -> new byte[0]);
        assertThatThrownBy(() -> empty.at(0)).isInstanceOf(DamagedImageException.class);
    }
}
