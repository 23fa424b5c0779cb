package org.tbimage.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tbimage.core.Tbimage;
import org.tbimage.core.blob.DirectoryBlobStoreProvider;
import org.tbimage.core.engine.Rig;
import org.tbimage.core.image.Manifest;
import org.tbimage.device.BlockDevice;
import org.tbimage.store.BlobStore;
import org.tbimage.store.DamagedImageException;
import org.tbimage.store.ImageInfo;
import org.tbimage.store.ImageStore;
import org.tbimage.store.NoSuchImageException;
import org.tbimage.testkit.fault.Fault;
import org.tbimage.testkit.fault.FaultPlan;
import org.tbimage.testkit.fault.Operation;
import org.tbimage.testkit.store.FilterBlobStore;
import org.tbimage.testkit.store.SampleImages;
import org.tbimage.value.Generation;
import org.tbimage.value.ImageRef;
import org.tbimage.value.Location;

/** What the store does with its medium. */
class PackStoreTest {
    @TempDir
    Path folder;

    private Watched medium() throws IOException {
        return new Watched(new DirectoryBlobStoreProvider().open(new Location("dir", folder.toString(), Map.of())));
    }

    private static ImageStore over(BlobStore medium) {
        return new PackStore(medium, Tbimage.discover().codecs());
    }

    @Test
    void closesItsMedium() throws IOException {
        Watched medium = medium();
        over(medium).close();
        assertThat(medium.closed).isTrue();
    }

    /** A manifest is read into memory as a whole, so one that is too long for that is refused by its length alone. */
    @Test
    void doesNotReadAManifestThatIsTooLong() throws IOException {
        Watched medium = medium();
        medium.claimed = Manifest.MAX_BYTES + 1;
        try (ImageStore store = over(medium)) {
            ImageRef ref = new ImageRef(Rig.NAME, Generation.at(Rig.NOON));
            assertThatThrownBy(() -> store.info(ref))
                    .isInstanceOf(DamagedImageException.class)
                    .hasMessageContaining("too long for a manifest");
            assertThat(medium.reads).isZero();
        }
    }

    /** Whoever published an image may have been killed before its name was set. */
    @Test
    void setsAStableNameThatIsMissing() throws IOException {
        Rig rig = new Rig(folder);
        try (ImageStore store = rig.openStore();
                BlockDevice disk = rig.disk("disk", Rig.content("dtz", 10))) {
            store.files().refreshStableName(Rig.NAME);
            assertThat(rig.boxFolder()).as("no image, no name").doesNotExist();
            rig.backup(disk, "gzip");
            Path stable = rig.boxFolder().resolve("sda.raw.gz");
            Files.delete(stable);
            store.files().refreshStableName(Rig.NAME);
            assertThat(Files.isSameFile(stable, rig.boxFolder().resolve("sda.20261122T120000Z.raw.gz")))
                    .isTrue();
        }
    }

    /** A removal elsewhere came between the look at its length and the reading. */
    @Test
    void aManifestThatGoesWhileItIsReadIsNoImage() throws IOException {
        Watched medium = medium();
        medium.claimed = 100;
        try (ImageStore store = over(medium)) {
            assertThatThrownBy(() -> store.info(new ImageRef(Rig.NAME, Generation.at(Rig.NOON))))
                    .isInstanceOf(NoSuchImageException.class);
        }
    }

    /** T45: a manifest under the name of another disk, or of another time, would restore what nobody asked for. */
    @ParameterizedTest
    @ValueSource(strings = {"sdb.20261122T120000Z", "sda.20261122T120000Z-2"})
    void aManifestOfAnotherImageIsRefused(String name) throws IOException {
        try (ImageStore store = over(medium())) {
            publish(store);
            Path box = folder.resolve(SampleImages.NAME.box());
            Files.copy(box.resolve("sda.20261122T120000Z.json"), box.resolve(name + ".json"));
            for (ImageRef ref : store.list()) {
                if (name.equals(ref.name().disk() + "." + ref.generation())) {
                    assertThatThrownBy(() -> store.open(ref).close())
                            .isInstanceOf(DamagedImageException.class)
                            .hasMessageContaining("it is the manifest of another image: ");
                } else {
                    store.open(ref).close();
                }
            }
            assertThat(store.list()).hasSize(2);
        }
    }

    /** The tombstone stays, so that the parts are found again: what one run leaves, the next removes. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void aRemovalThatFailsHalfwayIsFinishedByTheNext(int failing) throws IOException {
        FaultPlan plan = FaultPlan.onlyCall(failing, Operation.DELETE);
        try (ImageStore store = over(plan.medium(medium()))) {
            ImageInfo image = publish(store);
            assertThatThrownBy(() -> {
                        store.delete(image.ref());
                        store.reclaim(SampleImages.NAME, Duration.ZERO);
                    })
                    .hasMessageContaining(Fault.MARK);
            assertThat(store.list()).isEmpty();
            store.reclaim(SampleImages.NAME, Duration.ZERO);
        }
        try (Stream<Path> files = Files.list(folder.resolve(SampleImages.NAME.box()))) {
            assertThat(files)
                    .singleElement()
                    .satisfies(file -> assertThat(file.toString()).endsWith("Z.json"));
        }
    }

    /** The image is published; only the name for people is not. */
    @Test
    void anImageWhoseStableNameFailsIsPublished() throws IOException {
        FaultPlan plan = FaultPlan.onlyCall(1, Operation.ALIAS);
        try (ImageStore store = over(plan.medium(medium()))) {
            ImageInfo image = publish(store);
            assertThat(plan.struck()).hasSize(1);
            store.open(image.ref()).close();
        }
    }

    /** What a stable name leads to is an image with a manifest, or was one: it is not to be restored without checks. */
    @Test
    void aStableNameIsNoPlainImage() throws IOException {
        try (ImageStore store = over(medium())) {
            publish(store);
            assertThat(store.files().plainImage(SampleImages.NAME)).isEmpty();
        }
    }

    private static ImageInfo publish(ImageStore store) throws IOException {
        SampleImages samples = new SampleImages(Tbimage.discover().codecs().get("gzip"));
        return samples.publish(store, SampleImages.NAME, SampleImages.NOON, 1);
    }

    private static final class Watched extends FilterBlobStore {
        private boolean closed;
        private long claimed;
        private int reads;

        Watched(BlobStore behind) {
            super(behind);
        }

        @Override
        public OptionalLong length(String key) throws IOException {
            return claimed == 0 ? super.length(key) : OptionalLong.of(claimed);
        }

        @Override
        public void read(String key, long offset, ByteBuffer target) throws IOException {
            reads++;
            super.read(key, offset, target);
        }

        @Override
        public void close() throws IOException {
            closed = true;
            super.close();
        }
    }
}
