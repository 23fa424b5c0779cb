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
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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
import org.tbimage.store.TableEntry.FrameRun;
import org.tbimage.store.TableEntry.Zeros;
import org.tbimage.store.UnsupportedImageException;
import org.tbimage.value.ByteRange;
import org.tbimage.value.ChunkGrid;
import org.tbimage.value.Generation;
import org.tbimage.value.ImageName;
import org.tbimage.value.Sha256;

/** A chunk table is read as it was written. Nothing else is accepted as one (T45). */
class TableTest {
    private static final int C = 64 << 10;
    private static final long SIZE = 5L * C + 512;
    private static final Sha256 DIGEST = Sha256.digest(ByteBuffer.wrap(new byte[] {1}));
    private static final String PACK = "box/disk.20261122T120000Z.raw.zst";

    private static final List<TableEntry> ENTRIES = List.of(
            new Chunk(new ByteRange(0, C), DIGEST, new PackFrame(0, 0, 100, 0xdeadbeef, C), 0, List.of()),
            new Zeros(new ByteRange(C, 2L * C), Optional.of(new FrameRun(new PackFrame(0, 100, 20, 7, C), 2))),
            new Zeros(new ByteRange(3L * C, C), Optional.empty()),
            new Chunk(
                    new ByteRange(4L * C, C),
                    DIGEST,
                    new PackFrame(0, 140, 300, 1, C),
                    0,
                    List.of(
                            new ByteRange(4L * C, 512),
                            new ByteRange(4L * C + 4096, 512),
                            new ByteRange(4L * C + 4608, 512))),
            new Chunk(new ByteRange(5L * C, 512), DIGEST, new PackFrame(0, 440, 60, 2, 512), 0, List.of()));

    private static final class Memory implements BlobStore.Sink {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        @Override
        public void write(ByteBuffer more) {
            byte[] copy = new byte[more.remaining()];
            more.get(copy);
            bytes.writeBytes(copy);
        }

        @Override
        public void commit() {}

        @Override
        public void close() {}
    }

    private static byte[] write(List<TableEntry> entries) throws IOException {
        Memory sink = new Memory();
        TableWriter writer = new TableWriter(sink, new ChunkGrid(SIZE, C), List.of(PACK));
        for (TableEntry entry : entries) {
            writer.add(entry);
        }
        TableWriter.Written written = writer.finish();
        byte[] bytes = sink.bytes.toByteArray();
        assertThat(written.length()).isEqualTo(bytes.length);
        assertThat(written.digest()).isEqualTo(Sha256.digest(ByteBuffer.wrap(bytes)));
        return bytes;
    }

    private static Manifest manifest() {
        ImageDraft draft = new ImageDraft(
                new ImageName("box", "disk"),
                Instant.EPOCH,
                new Geometry(SIZE, 512, 512),
                DiskIdentity.NONE,
                Optional.empty(),
                new Encoding("zstd", 3, C),
                "t",
                "h");
        ImageStats stats = new ImageStats(3, 3, 0, 500, 1024, List.of());
        ImageInfo info = new ImageInfo(draft, Generation.at(Instant.EPOCH), stats, Duration.ZERO);
        return new Manifest(info, new TableRecord("t", 1, DIGEST), List.of(new PackRecord(PACK, 510, 500, 0)));
    }

    private static List<TableEntry> read(byte[] bytes) throws IOException {
        List<TableEntry> entries = new ArrayList<>();
        try (TableReader reader = new TableReader(new ByteArrayInputStream(bytes), "file", manifest())) {
            for (TableEntry entry = reader.next(); entry != null; entry = reader.next()) {
                entries.add(entry);
            }
            assertThat(reader.next()).isNull();
        }
        return entries;
    }

    private static String text() throws IOException {
        return new String(write(ENTRIES), StandardCharsets.US_ASCII);
    }

    @Test
    void isReadAsItWasWritten() throws IOException {
        assertThat(read(write(ENTRIES))).isEqualTo(ENTRIES);
    }

    @Test
    void adjacentZerosAreOneLine() throws IOException {
        List<TableEntry> entries = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            PackFrame frame = new PackFrame(0, 20L * i, 20, 7, C);
            entries.add(new Zeros(new ByteRange((long) i * C, C), Optional.of(new FrameRun(frame, 1))));
        }
        entries.add(
                new Zeros(new ByteRange(5L * C, 512), Optional.of(new FrameRun(new PackFrame(0, 100, 9, 8, 512), 1))));
        assertThat(read(write(entries))).hasSize(2);
    }

    /** Also zeros without frames. They stay separate from zeros with frames. */
    @Test
    void zerosWithoutFramesAreOneLine() throws IOException {
        List<TableEntry> entries = List.of(
                new Zeros(new ByteRange(0, C), Optional.empty()),
                new Zeros(new ByteRange(C, 2L * C), Optional.empty()),
                new Zeros(new ByteRange(3L * C, C), Optional.of(new FrameRun(new PackFrame(0, 0, 20, 7, C), 1))),
                new Zeros(new ByteRange(4L * C, C + 512), Optional.empty()));
        assertThat(read(write(entries)))
                .containsExactly(new Zeros(new ByteRange(0, 3L * C), Optional.empty()), entries.get(2), entries.get(3));
    }

    /** A table of any length is written completely, wherever a buffer ends. */
    @Test
    void aLongTableIsWrittenCompletely() throws IOException {
        int chunk = 4096;
        int count = 5000;
        Memory sink = new Memory();
        TableWriter writer = new TableWriter(sink, new ChunkGrid((long) chunk * count, chunk), List.of(PACK));
        for (int i = 0; i < count; i++) {
            PackFrame frame = new PackFrame(0, 50L * i, 50, i, chunk);
            writer.add(new Chunk(new ByteRange((long) i * chunk, chunk), DIGEST, frame, 0, List.of()));
        }
        TableWriter.Written written = writer.finish();
        byte[] bytes = sink.bytes.toByteArray();
        assertThat(bytes.length).isGreaterThan(1 << 18);
        assertThat(written.length()).isEqualTo(bytes.length);
        assertThat(written.digest()).isEqualTo(Sha256.digest(ByteBuffer.wrap(bytes)));
        List<String> lines =
                new String(bytes, StandardCharsets.US_ASCII).lines().toList();
        assertThat(lines).hasSize(4 + count + 1).endsWith("end");
        for (int i = 0; i < count; i++) {
            assertThat(lines.get(4 + i)).startsWith("data " + (long) i * chunk + " 4096 ");
        }
    }

    /** The stream is closed with the reader, and also if the header is invalid and there is no reader. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theStreamIsClosed(boolean good) throws IOException {
        AtomicBoolean closed = new AtomicBoolean();
        byte[] bytes = good ? write(ENTRIES) : new byte[100];
        InputStream stream = new ByteArrayInputStream(bytes) {
            @Override
            public void close() {
                closed.set(true);
            }
        };
        try (TableReader reader = new TableReader(stream, "file", manifest())) {
            assertThat(good).isTrue();
            assertThat(reader.next()).isNotNull();
            assertThat(closed).isFalse();
        } catch (DamagedImageException e) {
            assertThat(good).isFalse();
        }
        assertThat(closed).isTrue();
    }

    @Test
    void theWriterRejectsGaps() throws IOException {
        TableWriter writer = new TableWriter(new Memory(), new ChunkGrid(SIZE, C), List.of(PACK));
        assertThatThrownBy(() -> writer.add(ENTRIES.get(1))).isInstanceOf(IllegalArgumentException.class);
        writer.add(ENTRIES.get(0));
        assertThatThrownBy(writer::finish).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s/tbimage-chunks 1/tbimage-chunks 0/",
                "s/device-size [0-9]*/device-size 512/",
                "s/chunk-size 65536/chunk-size 131072/",
                "s#pack 0 box#pack 0 ../../box#",
                "s/data 0 65536/data 0 65537/",
                "s/data 0 65536/data 512 65536/",
                "s/zero 65536 131072/zero 65536 196608/",
                "s/data 0 /data -0 /",
                "s/data 0 /data  0 /",
                "s/data 0 /data 00 /",
                "s/data 0 /data 9223372036854775807 /",
                "s/data 0 /data 99999999999999999999999 /",
                "s/ 440 60 / 450 60 /",
                "s/ 440 60 / 441 60 /",
                "s/- 0 100 20 /- 0 461 20 /",
                "s/- 0 100 20 /- 1 100 20 /",
                "s/ 440 60 / 000440 60 /",
                "s/data 0 /data 1000000000000000000 /",
                "s/00000007 65536 2/00000007 2147483648 2/",
                "s/bad 262144 512/bad 0 512/",
                "s/bad 266240/bad 262100/",
                "s/end//",
                "s/end/end 1/",
                "s/zero/zeroes/"
            })
    void rejectsAnyOtherTable(String edit) throws IOException {
        String[] parts = edit.split(edit.substring(1, 2), -1);
        String changed = text().replaceFirst(parts[1], parts[2]);
        assertThat(changed).isNotEqualTo(text());
        assertThatThrownBy(() -> read(changed.getBytes(StandardCharsets.US_ASCII)))
                .isInstanceOf(DamagedImageException.class)
                .hasMessageContaining("file");
    }

    /** T54: a table of a later version is not reported as damaged. */
    @Test
    void aLaterVersionIsNotSupported() throws IOException {
        String changed = text().replaceFirst("tbimage-chunks 1", "tbimage-chunks 3");
        assertThatThrownBy(() -> read(changed.getBytes(StandardCharsets.US_ASCII)))
                .isInstanceOf(UnsupportedImageException.class)
                .hasMessageContaining("has version 3 of the format, and this program reads up to 2");
    }

    /** Memory is limited: more bad ranges than a chunk has sectors are rejected. */
    @Test
    void rejectsMoreBadRangesThanAChunkCanHave() throws IOException {
        StringBuilder ranges = new StringBuilder("bad 262144 1");
        for (int i = 1; i <= TableFormat.MAX_BAD_RANGES; i++) {
            ranges.append("\nbad ").append(262_144 + 2 * i).append(" 1");
        }
        String changed = text().replace("bad 262144 512", ranges);
        assertThatThrownBy(() -> read(changed.getBytes(StandardCharsets.US_ASCII)))
                .isInstanceOf(DamagedImageException.class)
                .hasMessageContaining("more than 16384 bad ranges");
    }

    /**
     * Found by fuzzing: packs may have any length that a manifest states, so the product of two large numbers
     * overflows.
     */
    @Test
    void refusesARunOfMoreThanCanBeCounted() {
        PackFrame frame = new PackFrame(0, 0, 1, 7, C);
        assertThatThrownBy(() -> new FrameRun(frame, 999_999_999_999_999_999L))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(new FrameRun(frame, Long.MAX_VALUE / C).contentLength()).isPositive();
    }

    @Test
    void rejectsEveryTruncation() throws IOException {
        byte[] whole = write(ENTRIES);
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = java.util.Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> read(cut)).as("cut to " + length).isInstanceOf(DamagedImageException.class);
        }
        byte[] longer = java.util.Arrays.copyOf(whole, whole.length + 1);
        assertThatThrownBy(() -> read(longer)).isInstanceOf(DamagedImageException.class);
    }

    /** Random damage is rejected, or makes another well-formed table. No other exception is thrown. */
    @Test
    void toleratesRandomDamage() throws IOException {
        byte[] whole = write(ENTRIES);
        Random random = new Random(42);
        for (int round = 0; round < 20_000; round++) {
            byte[] damaged = whole.clone();
            for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
                damaged[random.nextInt(damaged.length)] = (byte) " \n0123456789abcdefz-".charAt(random.nextInt(20));
            }
            try {
                read(damaged);
            } catch (DamagedImageException e) {
                assertThat(e.file()).isEqualTo("file");
            } catch (UnsupportedImageException e) {
                assertThat(e.file()).isEqualTo("file");
            }
        }
    }
}
