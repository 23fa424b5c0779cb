package org.tbimage.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tbimage.core.Tbimage;
import org.tbimage.core.engine.Rig;
import org.tbimage.core.image.Manifest;
import org.tbimage.core.medium.DirectoryBlobStoreProvider;
import org.tbimage.device.BlockDevice;
import org.tbimage.store.BlobStore;
import org.tbimage.store.DamagedImageException;
import org.tbimage.store.ImageStore;
import org.tbimage.testkit.store.FilterBlobStore;
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
            store.refreshStableName(Rig.NAME);
            assertThat(rig.boxFolder()).as("no image, no name").doesNotExist();
            rig.backup(disk, "gzip");
            Path stable = rig.boxFolder().resolve("sda.raw.gz");
            Files.delete(stable);
            store.refreshStableName(Rig.NAME);
            assertThat(Files.isSameFile(stable, rig.boxFolder().resolve("sda.20261122T120000Z.raw.gz")))
                    .isTrue();
        }
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
