package org.tbimage.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tbimage.action.ProgressListener;
import org.tbimage.device.BlockDevice;
import org.tbimage.device.Extent;
import org.tbimage.store.DamagedImageException;
import org.tbimage.store.ImageStore;
import org.tbimage.value.ByteRange;

/** The disk in an image can be read like any device, and nothing but what was imaged is ever given. */
class ImageDeviceTest {
    private static final int C = Rig.CHUNK;
    private static final int SECTOR = 512;

    @TempDir
    private Path folder;

    private final byte[] content = Rig.content("dtzzzdzdt", 3 * SECTOR);

    private ImageDevice open(Rig rig, ImageStore store) throws IOException {
        return new ImageDevice(
                store.open(store.list().get(0)),
                rig.context(ProgressListener.SILENT).codecs());
    }

    private Rig imaged(String codec) throws IOException {
        Rig rig = new Rig(folder);
        try (BlockDevice disk = rig.disk("disk", content)) {
            rig.backup(disk, codec);
        }
        return rig;
    }

    @Test
    void everyRangeReadsAsTheDiskDid() throws IOException {
        Rig rig = imaged("zstd");
        Random random = new Random(7);
        try (ImageStore store = rig.openStore();
                ImageDevice device = open(rig, store)) {
            assertThat(device.info().size()).isEqualTo(content.length);
            assertThat(device.info().readOnly()).isTrue();
            IntStream.range(0, 400).parallel().forEach(i -> {
                int from = random.nextInt(content.length / SECTOR) * SECTOR;
                int length = (1 + random.nextInt((content.length - from) / SECTOR)) * SECTOR;
                assertThat(read(device, from, Math.min(length, content.length - from)))
                        .isEqualTo(Arrays.copyOfRange(content, from, Math.min(from + length, content.length)));
            });
        }
    }

    private static byte[] read(BlockDevice device, long from, int length) {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        try {
            device.read(from, bytes);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return bytes.array();
    }

    @Test
    void theStreamIsTheDisk() throws IOException {
        Rig rig = imaged("gzip");
        try (ImageStore store = rig.openStore();
                ImageDevice device = open(rig, store);
                var stream = device.stream()) {
            assertThat(stream.readAllBytes()).isEqualTo(content);
            assertThat(stream.read()).isEqualTo(-1);
        }
    }

    @Test
    void zerosAreKnownWithoutReading() throws IOException {
        Rig rig = imaged("lz4");
        try (ImageStore store = rig.openStore();
                ImageDevice device = open(rig, store)) {
            List<Extent> extents = device.extents(new ByteRange(0, content.length));
            assertThat(extents)
                    .containsExactly(
                            new Extent(new ByteRange(0, 2L * C), Extent.Kind.DATA),
                            new Extent(new ByteRange(2L * C, 3L * C), Extent.Kind.ZERO),
                            new Extent(new ByteRange(5L * C, C), Extent.Kind.DATA),
                            new Extent(new ByteRange(6L * C, C), Extent.Kind.ZERO),
                            new Extent(new ByteRange(7L * C, 2L * C + 3 * SECTOR), Extent.Kind.DATA));
            assertThat(device.extents(new ByteRange(3L * C, SECTOR)))
                    .containsExactly(new Extent(new ByteRange(3L * C, SECTOR), Extent.Kind.ZERO));
            assertThat(device.extents(new ByteRange(0, 0))).isEmpty();
        }
    }

    @Test
    void nothingCanBeWritten() throws IOException {
        Rig rig = imaged("zstd");
        try (ImageStore store = rig.openStore()) {
            ImageDevice device = open(rig, store);
            assertThatThrownBy(() -> device.write(0, ByteBuffer.allocate(SECTOR)))
                    .isInstanceOf(NonWritableChannelException.class);
            assertThatThrownBy(() -> device.zero(new ByteRange(0, SECTOR)))
                    .isInstanceOf(NonWritableChannelException.class);
            assertThatThrownBy(() -> device.discard(new ByteRange(0, SECTOR)))
                    .isInstanceOf(NonWritableChannelException.class);
            assertThatThrownBy(() -> device.read(content.length, ByteBuffer.allocate(SECTOR)))
                    .isInstanceOf(IllegalArgumentException.class);
            device.flush();
            device.close();
            device.close();
            assertThatThrownBy(() -> device.read(0, ByteBuffer.allocate(SECTOR)))
                    .isInstanceOf(ClosedChannelException.class);
            assertThat(device.info().size()).isEqualTo(content.length);
        }
    }

    /** Whoever closes the device while others read gets neither a wrong byte nor a decoder that is left open. */
    @Test
    void closingWaitsForReads() throws Exception {
        Rig rig = imaged("zstd");
        try (ImageStore store = rig.openStore()) {
            ImageDevice device = open(rig, store);
            List<Throwable> wrong = Collections.synchronizedList(new ArrayList<>());
            List<Thread> readers = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                readers.add(new Thread(() -> readUntilClosed(device, wrong)));
            }
            readers.forEach(Thread::start);
            Thread.sleep(50);
            device.close();
            for (Thread reader : readers) {
                reader.join();
            }
            assertThat(wrong).isEmpty();
            assertThatThrownBy(() -> device.write(0, ByteBuffer.allocate(SECTOR)))
                    .isInstanceOf(ClosedChannelException.class);
        }
    }

    private void readUntilClosed(BlockDevice device, List<Throwable> wrong) {
        try {
            while (true) {
                ByteBuffer bytes = ByteBuffer.allocate(content.length);
                device.read(0, bytes);
                assertThat(bytes.array()).isEqualTo(content);
            }
        } catch (ClosedChannelException e) {
            return; // as it should end
        } catch (IOException | AssertionError e) {
            wrong.add(e);
        }
    }

    /** A byte that is wrong is an error of its chunk, and the other chunks can still be read. */
    @Test
    void damageIsAnErrorAndNeverZeros() throws IOException {
        Rig rig = imaged("zstd");
        try (ImageStore store = rig.openStore();
                ImageDevice device = open(rig, store)) {
            Rig.flip(rig.file(".raw.zst"), 100, 3);
            assertThatThrownBy(() -> device.read(0, ByteBuffer.allocate(SECTOR)))
                    .isInstanceOf(DamagedImageException.class)
                    .hasMessageContaining("chunk 0 ");
            assertThat(read(device, 7L * C, C)).isEqualTo(Arrays.copyOfRange(content, 7 * C, 8 * C));
        }
    }

    /** What can be read can be backed up, so an image of an image is the disk again. */
    @Test
    void anImageOfAnImageIsTheDisk() throws IOException {
        Rig rig = imaged("zstd");
        Rig other = new Rig(folder.resolve("other"));
        try (ImageStore store = rig.openStore();
                ImageDevice device = open(rig, store);
                BlockDevice target = other.disk("target", Rig.dirty(content.length))) {
            other.backup(device, "gzip");
            other.restore(target);
            assertThat(other.contentOf(target)).isEqualTo(content);
        }
    }
}
