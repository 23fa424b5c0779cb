package org.tbimage.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tbimage.codec.Codec;
import org.tbimage.core.Tbimage;
import org.tbimage.core.blob.MemoryBlobStoreProvider;
import org.tbimage.device.DiskIdentity;
import org.tbimage.device.Geometry;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.store.BlobStore;
import org.tbimage.store.Encoding;
import org.tbimage.store.ImageDraft;
import org.tbimage.store.ImageInfo;
import org.tbimage.store.ImageReader;
import org.tbimage.store.ImageStats;
import org.tbimage.store.ImageStore;
import org.tbimage.store.ImageWriter;
import org.tbimage.store.NewImage;
import org.tbimage.store.TableEntry.Chunk;
import org.tbimage.testkit.store.FilterBlobStore;
import org.tbimage.testkit.store.SampleImages;
import org.tbimage.value.ByteRange;
import org.tbimage.value.Generation;
import org.tbimage.value.Location;
import org.tbimage.value.Sha256;

/** What is asked of those who write images, and where their writer gives up. */
class PackImageWriterTest {
    private static final int CHUNK = 1 << 20;
    private static final int SECTOR = 512;

    private final Codec codec = Tbimage.discover().codecs().all().iterator().next();
    private final BlobStore medium = new MemoryBlobStoreProvider().open(new Location("memory", "trial", Map.of()));

    PackImageWriterTest() throws IOException {}

    private ImageStore over(BlobStore blobs) {
        return new PackStore(blobs, Tbimage.discover().codecs());
    }

    private ImageDraft draft(long size) {
        return new ImageDraft(
                SampleImages.NAME,
                SampleImages.NOON,
                new Geometry(size, SECTOR, SECTOR),
                DiskIdentity.NONE,
                Optional.empty(),
                new Encoding(codec.name(), 1, CHUNK),
                "test",
                "here");
    }

    /** Of a disk with more bad places than a manifest lists, all are counted, and all are in the table. */
    @Test
    void aManifestListsSoManyBadPlacesAndNoMore() throws IOException {
        List<ByteRange> bad = IntStream.rangeClosed(0, ImageStats.MAX_RANGES)
                .mapToObj(i -> new ByteRange(2L * i * SECTOR, SECTOR))
                .toList();
        try (ImageStore store = over(medium);
                ImageWriter writer = store.create(NewImage.of(draft(CHUNK), codec), warning -> {})) {
            ByteBuffer frame = ByteBuffer.wrap(new byte[100]);
            writer.put(new ByteRange(0, CHUNK), Sha256.digest(ByteBuffer.allocate(0)), frame, bad);
            ImageInfo info = writer.publish(Duration.ZERO, 0);
            assertThat(info.stats().unreadable()).isEqualTo(bad.subList(0, ImageStats.MAX_RANGES));
            assertThat(info.stats().unreadableBytes()).isEqualTo((long) bad.size() * SECTOR);
            assertThat(store.info(info.ref())).isEqualTo(info);
            try (ImageReader image = store.open(info.ref());
                    ImageReader.EntryCursor table = image.entries()) {
                assertThat(table.next())
                        .isInstanceOfSatisfying(
                                Chunk.class,
                                chunk -> assertThat(chunk.unreadable()).isEqualTo(bad));
            }
        }
    }

    /** A table of such a run would say that its frames cover less than it. */
    @Test
    void zerosComeInWholeFrames() throws IOException {
        try (ImageStore store = over(medium);
                ImageWriter writer = store.create(NewImage.of(draft(2 * CHUNK), codec), warning -> {})) {
            ByteBuffer frame = ByteBuffer.wrap(new byte[100]);
            assertThatThrownBy(() -> writer.putZeros(new ByteRange(0, CHUNK + SECTOR), frame, CHUNK))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    /** Where every generation of a second is somebody's, that is told and not tried for ever. */
    @Test
    void aSecondHasOnlySoManyGenerations() throws IOException {
        int[] asked = new int[1];
        BlobStore taken = new FilterBlobStore(medium) {
            @Override
            public Optional<Sink> create(String key, long expectedLength) {
                asked[0]++;
                return Optional.empty();
            }
        };
        try (ImageStore store = over(taken)) {
            assertThatThrownBy(() -> store.create(NewImage.of(draft(CHUNK), codec), warning -> {})
                            .close())
                    .isInstanceOfSatisfying(
                            ImagingException.class, e -> assertThat(e.problem()).isEqualTo(Problem.STORE_FAILED))
                    .hasMessageContaining("no generation is free");
        }
        assertThat(asked[0]).isEqualTo(Generation.MAX_SERIAL);
    }
}
