package org.tbimage.core.engine.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tbimage.action.ProgressListener;
import org.tbimage.core.engine.Rig;
import org.tbimage.core.engine.verify.DamagedRig;
import org.tbimage.store.BlobStore;
import org.tbimage.store.ImageStore;
import org.tbimage.testkit.device.RecordingDevice;
import org.tbimage.testkit.store.FilterBlobStore;

/** T36: what a listing leaves out is not taken for gone, and nothing is removed for it. */
class ShortListingTest {
    private static final byte[] CONTENT = Rig.content("tz", 100);

    @TempDir
    Path folder;

    private Rig rig;

    private void backUp(String codec) throws IOException {
        rig = new Rig(folder);
        try (RecordingDevice disk = rig.disk("disk", CONTENT)) {
            rig.backup(disk, codec);
        }
    }

    /** A listing without manifests, or without anything, while the next backup is made. */
    @ParameterizedTest
    @ValueSource(strings = {".json", ""})
    void keepsTheLastGoodImageAndItsName(String hidden) throws Exception {
        backUp("gzip");
        List<Path> before = rig.files();
        Path stable = rig.boxFolder().resolve("sda.raw.gz");
        byte[] pack = Files.readAllBytes(stable);
        rig.setClock(Rig.NOON.plus(Duration.ofHours(1)));
        try (ImageStore store = rig.openStoreOver(behind -> new ShortListing(behind, hidden));
                RecordingDevice disk = rig.disk("disk", CONTENT)) {
            rig.backup(store, disk, "zstd", false, ProgressListener.SILENT);
        }
        assertThat(rig.files()).containsAll(before).hasSize(2 * before.size());
        assertThat(stable).hasBinaryContent(pack);
        DamagedRig.assertWhole(rig, CONTENT);
    }

    /** With a listing that is whole, the name of the older one goes: it would lead to the wrong image. */
    @Test
    void aWholeListingLetsTheOlderNameGo() throws Exception {
        backUp("gzip");
        rig.setClock(Rig.NOON.plus(Duration.ofHours(1)));
        try (RecordingDevice disk = rig.disk("disk", CONTENT)) {
            rig.backup(disk, "zstd");
        }
        assertThat(rig.boxFolder().resolve("sda.raw.gz")).doesNotExist();
        assertThat(rig.boxFolder().resolve("sda.raw.zst")).exists();
    }

    private static final class ShortListing extends FilterBlobStore {
        private final String hidden;

        ShortListing(BlobStore behind, String hidden) {
            super(behind);
            this.hidden = hidden;
        }

        @Override
        public List<String> list(String prefix) throws IOException {
            return super.list(prefix).stream()
                    .filter(key -> !key.endsWith(hidden))
                    .toList();
        }
    }
}
