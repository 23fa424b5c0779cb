package org.tbimage.core.engine.cut;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tbimage.action.ProgressListener;
import org.tbimage.core.engine.Rig;
import org.tbimage.core.engine.Verify;
import org.tbimage.store.ImageInfo;
import org.tbimage.store.ImageReader;
import org.tbimage.store.ImageStore;
import org.tbimage.store.TableEntry.Chunk;
import org.tbimage.testkit.device.RecordingDevice;
import org.tbimage.value.ImageName;
import org.tbimage.value.ImageRef;
import org.tbimage.value.Sha256;

/** Content that a store knows is shared, wherever it lies on the disk; the rest is stored. */
class CutSharingTest {
    private static final int C = CutRig.C;
    private static final int BLOCK = CutRig.BLOCK;
    private static final ImageName OTHER = new ImageName("10.40.41.43", "sda");

    @TempDir
    Path folder;

    private CutRig cut;
    private Rig rig;
    private final byte[] content = CutRig.files(64 * C, 21);

    @BeforeEach
    void prepare() throws IOException {
        cut = new CutRig(folder);
        rig = cut.rig();
    }

    private SharingStore storeWithFirstImage() throws IOException {
        SharingStore store = new SharingStore(rig.openStore());
        try (RecordingDevice disk = rig.disk("disk", content)) {
            store.know(cut.backup(store, Rig.NAME, disk, "zstd", 2).ref());
        }
        return store;
    }

    /** The content of the first disk, behind {@code blocks} other blocks, and with changes. */
    private byte[] shifted(int blocks) {
        byte[] other = CutRig.files(content.length + blocks * BLOCK, 22);
        System.arraycopy(content, C, other, C + blocks * BLOCK, content.length - C);
        for (int i = 1; i < 5; i++) {
            System.arraycopy(CutRig.files(3 * BLOCK, i), 0, other, i * 10 * C + 5 * BLOCK, 3 * BLOCK);
        }
        return other;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 17, 40})
    void contentThatHasMovedIsShared(int blocks) throws Exception {
        byte[] other = shifted(blocks);
        try (SharingStore store = storeWithFirstImage();
                RecordingDevice disk = rig.disk("other", other)) {
            ImageInfo info = cut.backup(store, OTHER, disk, "zstd", 3);
            assertThat(info.stats().reusedChunks()).isGreaterThan(info.stats().dataChunks() * 2 / 3);
            long own = info.stats().storedBytes() - store.sharedBytes();
            assertThat(own).isLessThan(content.length / 4);
            assertThat(store.damage()).isEmpty();
            try (ImageReader image = store.open(new ImageRef(OTHER, info.generation()));
                    RecordingDevice target = rig.disk("target", content)) {
                new Verify(rig.context(ProgressListener.SILENT)).image(image);
                byte[] longer = new byte[other.length];
                System.arraycopy(content, 0, longer, 0, content.length);
                try (RecordingDevice fitting = rig.disk("fitting", longer)) {
                    rig.restore(image, fitting, Rig.PLAINLY);
                    assertThat(rig.contentOf(fitting)).isEqualTo(other);
                }
                assertThat(rig.contentOf(target)).isEqualTo(content);
            }
        }
    }

    /** A disk that has not changed stores no frame, and a few shared frames are read to be compared. */
    @Test
    void anUnchangedDiskStoresNothing() throws Exception {
        try (SharingStore store = storeWithFirstImage();
                RecordingDevice disk = rig.disk("disk", content)) {
            ImageInfo info = cut.backup(store, OTHER, disk, "zstd", 2);
            assertThat(info.stats().reusedChunks()).isEqualTo(info.stats().dataChunks());
            assertThat(digests(OTHER)).isEqualTo(digests(Rig.NAME));
            assertThat(store.reads()).as("two of 64 chunk sizes are compared").isBetween(1, 6);
        }
    }

    private List<Sha256> digests(ImageName name) throws IOException {
        return cut.chunks(name).stream().map(Chunk::digest).toList();
    }

    /** Over 32 rounds every shared chunk is compared; a wrong one is reported and stored anew. */
    @Test
    void aWrongSharedFrameIsFoundAndReplaced() throws Exception {
        try (SharingStore store = storeWithFirstImage();
                RecordingDevice disk = rig.disk("disk", content)) {
            store.confuse();
            ImageInfo info = cut.backup(store, OTHER, disk, "zstd", 2);
            assertThat(store.damage()).isNotEmpty().allMatch("it expands to something else"::equals);
            assertThat(info.stats().dataChunks() - info.stats().reusedChunks())
                    .as("chunks that were found wrong are not shared")
                    .isEqualTo(store.damage().size());
        }
    }

    /** An image can not refer to a frame that is longer than its own, since its readers have no room for it. */
    @Test
    void framesThatAreTooLongAreNotShared() throws Exception {
        try (SharingStore store = storeWithFirstImage();
                RecordingDevice disk = rig.disk("disk", content)) {
            ImageInfo info = cut.backup(store, OTHER, disk, "zstd", 2, C / 2);
            Set<Chunk> wide = new HashSet<>(cut.chunks(OTHER));
            assertThat(wide).allMatch(chunk -> chunk.frame().contentLength() <= C / 2);
            assertThat(info.stats().dataChunks()).isPositive();
            try (ImageStore again = rig.openStore();
                    ImageReader image = again.open(new ImageRef(OTHER, info.generation()));
                    RecordingDevice target = rig.disk("target", Rig.dirty(content.length))) {
                rig.restore(image, target, Rig.PLAINLY);
                assertThat(rig.contentOf(target)).isEqualTo(content);
            }
        }
    }
}
