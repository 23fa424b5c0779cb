package org.tbimage.core.blob;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tbimage.action.ProgressListener;
import org.tbimage.core.engine.ImageSource;
import org.tbimage.core.engine.Restore;
import org.tbimage.core.engine.Rig;
import org.tbimage.core.powercut.CutProvider;
import org.tbimage.core.powercut.StableStorage;
import org.tbimage.device.BlockDevice;
import org.tbimage.store.ImageReader;
import org.tbimage.store.ImageStore;
import org.tbimage.value.Generation;
import org.tbimage.value.ImageRef;

/**
 * The power fails after every step of a change to a store. Unflushed files are lost, or keep a name without bytes.
 * Every visible image is complete, and everything reported as done is done (T14, T15, T41).
 */
class CrashAtEveryStepTest {
    private static final byte[] OLD = Rig.content("dtz", 512);
    private static final byte[] NEW = Rig.content("tdz", 512);

    @TempDir
    Path folder;

    private Rig rig;
    private StableStorage storage;
    private int cuts;

    /** What must be visible after a power failure. */
    private interface Expected {
        void of(List<Generation> seen) throws IOException;
    }

    private interface Change {
        void of(ImageStore store) throws IOException;
    }

    private ImageStore store(Path root) throws IOException {
        return rig.openStoreOver(medium -> new DirectoryBlobStore("dir:" + root, root));
    }

    private void backUp(ImageStore store, byte[] content, int minute) throws IOException {
        rig.setClock(Rig.NOON.plus(Duration.ofMinutes(minute)));
        try (BlockDevice disk = rig.disk("disk" + minute, content)) {
            rig.backup(store, disk, "gzip", false, ProgressListener.SILENT);
        }
    }

    /** Simulates a power failure after each step of a change, and after its end. */
    private void cut(Change change, Expected onTheWay, Expected afterwards) throws IOException {
        storage = new StableStorage(rig.storeFolder());
        CutProvider provider = new CutProvider(storage, () -> look(onTheWay));
        try (ImageStore store = store(provider.wrap(rig.storeFolder()))) {
            change.of(store);
            look(afterwards);
        }
        assertThat(cuts).isGreaterThan(10);
    }

    private void look(Expected expected) throws IOException {
        for (StableStorage.Kept kept : StableStorage.Kept.values()) {
            Path place = Files.createDirectory(folder.resolve("cut-" + cuts++));
            Rig left = new Rig(place);
            storage.copyTo(left.storeFolder(), kept);
            try (ImageStore store = left.openStore()) {
                List<Generation> seen = store.generations(Rig.NAME);
                expected.of(seen);
                for (Generation generation : seen) {
                    assertRestores(left, store, generation);
                }
                if (!seen.isEmpty()) {
                    assertStableNameLeadsToAnImage(left);
                }
            } catch (IOException | RuntimeException | AssertionError e) {
                throw new AssertionError("after cut " + cuts + ", which kept " + kept, e);
            }
        }
    }

    private static void assertRestores(Rig left, ImageStore store, Generation generation) throws IOException {
        try (ImageReader image = store.open(new ImageRef(Rig.NAME, generation));
                BlockDevice target = left.disk("target", Rig.dirty(OLD.length))) {
            Restore restore =
                    new Restore(left.context(ProgressListener.SILENT), ImageSource.of(image), target, Rig.PLAINLY);
            restore.check();
            restore.run();
            assertIsOneOfThem(left.contentOf(target));
        }
    }

    private static void assertStableNameLeadsToAnImage(Rig left) throws IOException {
        Path stable = left.boxFolder().resolve("sda.raw.gz");
        if (Files.exists(stable)) {
            try (InputStream whole = left.codec("gzip").decodeStream(Files.newInputStream(stable))) {
                assertIsOneOfThem(whole.readAllBytes());
            }
        }
    }

    private static void assertIsOneOfThem(byte[] content) {
        assertThat(Arrays.equals(content, OLD) || Arrays.equals(content, NEW)).isTrue();
    }

    @Test
    void aFirstBackupIsCompleteOrMissing() throws IOException {
        rig = new Rig(folder.resolve("rig"));
        cut(
                store -> backUp(store, OLD, 0),
                seen -> assertThat(seen).hasSizeLessThan(2),
                seen -> assertThat(seen).hasSize(1));
    }

    @Test
    void aBackupLosesNoEarlierImage() throws IOException {
        rig = new Rig(folder.resolve("rig"));
        Generation good = first();
        cut(
                store -> backUp(store, NEW, 1),
                seen -> assertThat(seen).contains(good),
                seen -> assertThat(seen).hasSize(2).contains(good));
    }

    @Test
    void deletingAnImageLosesNoOther() throws IOException {
        rig = new Rig(folder.resolve("rig"));
        Generation older = first();
        try (ImageStore store = rig.openStore()) {
            backUp(store, NEW, 1);
        }
        cut(
                store -> store.delete(new ImageRef(Rig.NAME, older)),
                seen -> assertThat(seen).isNotEmpty(),
                seen -> assertThat(seen).hasSize(1).doesNotContain(older));
    }

    private Generation first() throws IOException {
        try (ImageStore store = rig.openStore()) {
            backUp(store, OLD, 0);
            return store.generations(Rig.NAME).get(0);
        }
    }
}
