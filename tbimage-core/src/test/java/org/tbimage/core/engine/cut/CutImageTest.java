package org.tbimage.core.engine.cut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tbimage.action.ProgressListener;
import org.tbimage.core.engine.Copy;
import org.tbimage.core.engine.ImageDevice;
import org.tbimage.core.engine.ImageSource;
import org.tbimage.core.engine.Restore;
import org.tbimage.core.engine.Rig;
import org.tbimage.core.engine.Verify;
import org.tbimage.core.job.Differences;
import org.tbimage.core.job.RestoreResult;
import org.tbimage.device.DiskIdentity;
import org.tbimage.store.DamagedImageException;
import org.tbimage.store.FrameRef;
import org.tbimage.store.ImageInfo;
import org.tbimage.store.ImageReader;
import org.tbimage.store.ImageStore;
import org.tbimage.store.TableEntry;
import org.tbimage.store.TableEntry.Chunk;
import org.tbimage.store.TableEntry.Zeros;
import org.tbimage.testkit.device.BadSectors;
import org.tbimage.testkit.device.RecordingDevice;
import org.tbimage.testkit.store.FilterImageReader;
import org.tbimage.value.ByteRange;
import org.tbimage.value.ImageRef;

/** Images that are cut by content come back whole, and only the chunks that differ are written. */
class CutImageTest {
    private static final int C = CutRig.C;
    private static final int BLOCK = CutRig.BLOCK;

    /** A restore looks whether the disk carries the mark of another one. */
    private static final int MARK = 512;

    @TempDir
    Path folder;

    private CutRig cut;
    private Rig rig;

    @BeforeEach
    void prepare() throws IOException {
        cut = new CutRig(folder);
        rig = cut.rig();
    }

    static Stream<Arguments> shapes() {
        List<byte[]> disks = List.of(
                Rig.content("", 1),
                Rig.content("", 512),
                Rig.content("", BLOCK),
                Rig.content("", C - 1),
                Rig.content("z", 0),
                Rig.content("zzzz", 0),
                Rig.content("zzzz", 512),
                Rig.content("zzzzzzzzzzzzz", 4096 + 512),
                new byte[11 * C + 513],
                Rig.dirty(9 * C + 7),
                Rig.content("zdtdzzzzzzt", 513),
                Rig.content("dztzzdztdddddddddddzd", 0),
                CutRig.files(20 * C, 1),
                CutRig.files(8 * C, 2),
                CutRig.files(31 * C + 512, 3),
                CutRig.files(31 * C + 3 * BLOCK + 1, 4));
        return Stream.of("gzip", "zstd", "xz", "lz4")
                .flatMap(codec -> disks.stream().map(disk -> Arguments.of(codec, disk)));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void comesBackOntoBlankDirtyAndEqualDisks(String codec, byte[] content) throws Exception {
        try (RecordingDevice disk = rig.disk("disk", content)) {
            cut.backup(disk, codec);
        }
        verify();
        for (byte[] before : List.of(new byte[content.length], Rig.dirty(content.length), content.clone())) {
            try (RecordingDevice target = rig.disk("target", before)) {
                RestoreResult result = rig.restore(target);
                assertThat(rig.contentOf(target)).isEqualTo(content);
                assertThat(result.writtenBytes() + result.zeroedBytes() + result.sameBytes())
                        .isEqualTo(content.length);
                if (Arrays.equals(before, content)) {
                    assertThat(target.bytesWritten() + target.bytesZeroed()).isZero();
                }
            }
        }
    }

    private void verify() throws IOException {
        try (ImageStore store = rig.openStore();
                ImageReader image = open(store)) {
            new Verify(rig.context(ProgressListener.SILENT)).image(image);
        }
    }

    private static ImageReader open(ImageStore store) throws IOException {
        return store.open(new ImageRef(Rig.NAME, store.newest(Rig.NAME).orElseThrow()));
    }

    @Test
    void framesHoldSeveralChunksAndZerosHaveNone() throws Exception {
        byte[] content = CutRig.files(24 * C + 512, 5);
        try (RecordingDevice disk = rig.disk("disk", content)) {
            cut.backup(disk, "zstd");
        }
        List<Chunk> chunks = cut.chunks(Rig.NAME);
        Set<FrameRef> frames = new HashSet<>(chunks.stream().map(Chunk::frame).toList());
        assertThat(chunks.get(0).range()).as("the first chunk is not cut").isEqualTo(new ByteRange(0, C));
        assertThat(frames).hasSizeLessThan(chunks.size() / 2);
        assertThat(frames).allMatch(frame -> frame.contentLength() <= C);
        for (TableEntry entry : cut.entries(Rig.NAME)) {
            byte[] bytes = Arrays.copyOfRange(
                    content, (int) entry.range().offset(), (int) entry.range().end());
            assertThat(Arrays.equals(bytes, new byte[bytes.length])).isEqualTo(entry instanceof Zeros);
            assertThat(entry.frames().isEmpty()).isEqualTo(entry instanceof Zeros);
            assertThat(entry.range().offset() % BLOCK).isZero();
        }
    }

    /** Content that occurs twice in a piece of the disk is stored once. */
    @Test
    void equalContentOfAPieceIsStoredOnce() throws Exception {
        byte[] content = CutRig.files(8 * C, 6);
        System.arraycopy(content, C, content, 4 * C, 3 * C);
        try (RecordingDevice disk = rig.disk("disk", content)) {
            ImageInfo info = cut.backup(disk, "zstd");
            assertThat(info.stats().storedBytes()).isLessThan(6L * C + C / 2);
            try (RecordingDevice target = rig.disk("target", Rig.dirty(content.length))) {
                rig.restore(target);
                assertThat(rig.contentOf(target)).isEqualTo(content);
            }
        }
    }

    /** The image does not depend on how many workers make it. */
    @ParameterizedTest
    @MethodSource("shapes")
    void isTheSameWithOneAndWithManyWorkers(String codec, byte[] content) throws Exception {
        CutRig other = new CutRig(folder.resolve("other"));
        try (RecordingDevice disk = rig.disk("disk", content);
                ImageStore one = rig.openStore();
                ImageStore many = other.rig().openStore()) {
            cut.backup(one, Rig.NAME, disk, codec, 1);
            other.backup(many, Rig.NAME, disk, codec, 7);
        }
        assertThat(cuts(cut)).isEqualTo(cuts(other));
    }

    /** Where each entry lies and what it holds. Which of two equal chunks refers to the frame of the other depends on the workers. */
    private static List<String> cuts(CutRig image) throws IOException {
        return image.entries(Rig.NAME).stream()
                .map(entry -> entry.range() + (entry instanceof Chunk chunk ? " " + chunk.digest() : " zeros"))
                .toList();
    }

    @Test
    void onlyChunksThatDifferAreWritten() throws Exception {
        byte[] content = CutRig.files(24 * C, 7);
        try (RecordingDevice disk = rig.disk("disk", content)) {
            cut.backup(disk, "zstd");
        }
        List<Chunk> chunks = cut.chunks(Rig.NAME);
        Chunk changed = chunks.get(chunks.size() / 2);
        byte[] before = content.clone();
        before[(int) changed.range().offset() + 100] ^= 1;
        try (RecordingDevice target = rig.disk("target", before)) {
            Differences plan = plan(target);
            assertThat(plan.ranges()).containsExactly(changed.range());
            assertThat(plan.chunks()).isEqualTo(1);
            RestoreResult result = rig.restore(target);
            assertThat(rig.contentOf(target)).isEqualTo(content);
            assertThat(result.chunks()).isEqualTo(1);
            assertThat(result.writtenBytes()).isEqualTo(changed.range().length());
            assertThat(target.bytesWritten())
                    .isLessThanOrEqualTo(changed.range().length() + C / 2 + MARK);
        }
    }

    private Differences plan(RecordingDevice target) throws IOException {
        try (ImageStore store = rig.openStore();
                ImageReader image = open(store)) {
            return new Restore(rig.context(ProgressListener.SILENT), ImageSource.of(image), target, Rig.PLAINLY).plan();
        }
    }

    /** Several chunks in a row that differ are one write, and count as so many. */
    @Test
    void neighboursAreWrittenAtOnce() throws Exception {
        byte[] content = new byte[16 * C];
        new Random(8).nextBytes(content);
        try (RecordingDevice disk = rig.disk("disk", content)) {
            cut.backup(disk, "lz4");
        }
        try (RecordingDevice target = rig.disk("target", Rig.dirty(content.length))) {
            RestoreResult result = rig.restore(target);
            assertThat(result.chunks()).isEqualTo(cut.chunks(Rig.NAME).size());
            assertThat(target.written().size()).isLessThan((int) result.chunks() / 2);
        }
    }

    /** A restore, a verification and a stream read each frame about once, however many chunks it holds. */
    @Test
    void eachFrameIsReadOnce() throws Exception {
        byte[] content = CutRig.files(40 * C, 9);
        try (RecordingDevice disk = rig.disk("disk", content)) {
            cut.backup(disk, "zstd");
        }
        long frames = cut.chunks(Rig.NAME).stream().map(Chunk::frame).distinct().count();
        try (ImageStore store = rig.openStore();
                CountingReader image = new CountingReader(open(store));
                RecordingDevice target = rig.disk("target", Rig.dirty(content.length))) {
            rig.restore(image, target, Rig.PLAINLY);
            assertThat(rig.contentOf(target)).isEqualTo(content);
            assertThat(image.takeReads()).isBetween(frames, frames + frames / 10 + 1);
            new Verify(rig.context(ProgressListener.SILENT)).image(image);
            assertThat(image.takeReads()).isBetween(frames, frames + frames / 10 + 1);
            try (ImageDevice device = new ImageDevice(image, cut.context(1).codecs())) {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                device.stream().transferTo(out);
                assertThat(out.toByteArray()).isEqualTo(content);
            }
            assertThat(image.takeReads()).isBetween(frames, frames + frames / 10 + 1);
        }
    }

    private static final class CountingReader extends FilterImageReader {
        private final AtomicLong reads = new AtomicLong();

        CountingReader(ImageReader delegate) {
            super(delegate);
        }

        @Override
        public void readFrame(FrameRef frame, ByteRange chunk, ByteBuffer target) throws IOException {
            reads.incrementAndGet();
            super.readFrame(frame, chunk, target);
        }

        long takeReads() {
            return reads.getAndSet(0);
        }
    }

    /** Damage of one frame is damage of its chunks, and of no others; the message names one of them. */
    @Test
    void aDamagedFrameDamagesItsChunksOnly() throws Exception {
        byte[] content = CutRig.files(24 * C, 10);
        try (RecordingDevice disk = rig.disk("disk", content)) {
            cut.backup(disk, "zstd");
        }
        List<Chunk> chunks = cut.chunks(Rig.NAME);
        FrameRef broken = chunks.get(chunks.size() / 2).frame();
        Path pack = rig.file(".raw.zst");
        long place = 0;
        for (FrameRef frame :
                new LinkedHashSet<>(chunks.stream().map(Chunk::frame).toList())) {
            if (frame.equals(broken)) {
                break;
            }
            place += frame.length();
        }
        Rig.flip(pack, place + broken.length() / 2, 3);
        try (ImageStore store = rig.openStore();
                ImageReader image = open(store);
                ImageDevice device = new ImageDevice(image, cut.context(1).codecs())) {
            for (Chunk chunk : chunks) {
                ByteBuffer bytes = ByteBuffer.allocate((int) chunk.range().length());
                if (chunk.frame().equals(broken)) {
                    DamagedImageException e = catchThrowableOfType(
                            DamagedImageException.class,
                            () -> device.read(chunk.range().offset(), bytes));
                    assertThat(e.chunkOffset()).isEqualTo(chunk.range().offset());
                    assertThat(e).hasMessageContaining("the chunk of bytes " + chunk.range() + " of the disk");
                } else {
                    device.read(chunk.range().offset(), bytes);
                    assertThat(bytes.array())
                            .isEqualTo(Arrays.copyOfRange(
                                    content, (int) chunk.range().offset(), (int)
                                            chunk.range().end()));
                }
            }
        }
        DamagedImageException damage = catchThrowableOfType(DamagedImageException.class, this::verify);
        assertThat(damage).isNotNull();
        assertThat(chunks.stream().filter(chunk -> chunk.frame().equals(broken)))
                .anyMatch(chunk -> chunk.range().offset() == damage.chunkOffset());
    }

    /** What can not be read is noted with its chunk, in a block that is all zeros otherwise too. */
    @Test
    void unreadableSectorsAreNotedWithTheirChunks() throws Exception {
        byte[] content = CutRig.files(24 * C, 11);
        List<ByteRange> bad = List.of(
                new ByteRange(5L * C + 512, 512), new ByteRange(9L * C - 1024, 2048), new ByteRange(20L * C, 3L * C));
        Arrays.fill(content, 5 * C, 5 * C + 2 * BLOCK, (byte) 0);
        ImageInfo info;
        try (RecordingDevice disk = rig.disk("disk", content);
                BadSectors failing = new BadSectors(disk, bad.toArray(ByteRange[]::new))) {
            info = cut.backup(failing, "zstd");
        }
        assertThat(info.stats().unreadableBytes()).isEqualTo(512 + 2048 + 3 * C);
        for (Chunk chunk : cut.chunks(Rig.NAME)) {
            assertThat(chunk.unreadable()).allMatch(chunk.range()::contains);
        }
        byte[] expected = content.clone();
        bad.forEach(range -> Arrays.fill(expected, (int) range.offset(), (int) range.end(), (byte) 0));
        try (RecordingDevice target = rig.disk("target", Rig.dirty(content.length))) {
            rig.restore(target, Rig.PLAINLY.withAllowDegraded(true));
            assertThat(rig.contentOf(target)).isEqualTo(expected);
        }
    }

    /** A copy by chunks of an image that is cut holds the same disk. */
    @Test
    void aCopyInAnotherStoreIsTheSameDisk() throws Exception {
        byte[] content = CutRig.files(20 * C + 512, 12);
        Rig other = new Rig(folder.resolve("other"));
        try (RecordingDevice disk = rig.disk("disk", content)) {
            cut.backup(disk, "zstd");
        }
        try (ImageStore from = rig.openStore();
                ImageReader image = open(from);
                ImageStore to = other.openStore()) {
            new Copy(rig.context(ProgressListener.SILENT)).to(image, to, Rig.NAME, DiskIdentity.NONE);
        }
        try (RecordingDevice target = rig.disk("target", Rig.dirty(content.length))) {
            other.restore(target);
            assertThat(rig.contentOf(target)).isEqualTo(content);
        }
    }
}
