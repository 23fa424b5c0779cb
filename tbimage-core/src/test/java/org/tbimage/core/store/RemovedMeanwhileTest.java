package org.tbimage.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tbimage.core.engine.Rig;
import org.tbimage.store.BlobMissingException;
import org.tbimage.store.BlobStore;
import org.tbimage.store.ImageInfo;
import org.tbimage.store.ImageStore;
import org.tbimage.store.MissingPartException;
import org.tbimage.store.NoSuchImageException;
import org.tbimage.store.Share;
import org.tbimage.testkit.device.RecordingDevice;
import org.tbimage.testkit.store.FilterBlobStore;
import org.tbimage.value.ImageName;

/** An image that another machine removes, or has just published, is not reported as damaged. */
class RemovedMeanwhileTest {
    private static final ImageName COPY = new ImageName("10.40.41.43", "sda");

    @TempDir
    Path folder;

    private Rig rig;
    private ImageInfo image;

    @BeforeEach
    void backUp() throws IOException {
        rig = new Rig(folder);
        try (RecordingDevice disk = rig.disk("disk", Rig.content("dtzd", 0))) {
            image = rig.backup(disk, "zstd", Share.NONE);
        }
    }

    /** A blob store in which the chunk table is gone when it is read. */
    private final class TableGone extends FilterBlobStore {
        private final boolean removed;

        TableGone(BlobStore blobs, boolean removed) {
            super(blobs);
            this.removed = removed;
        }

        @Override
        public InputStream stream(String key) throws IOException {
            if (!key.endsWith(".chunks")) {
                return super.stream(key);
            }
            if (removed) {
                try (ImageStore other = rig.openStore()) {
                    other.delete(image.ref());
                }
            }
            throw new BlobMissingException(location(), key, null);
        }
    }

    private void copyWithoutTable(boolean removed) throws IOException {
        try (ImageStore store = rig.openStoreOver(blobs -> new TableGone(blobs, removed))) {
            store.copy(image.ref(), COPY, image.draft().identity());
        }
    }

    @Test
    void aCopyOfAnImageThatWasRemovedMeanwhileFindsNone() {
        assertThatThrownBy(() -> copyWithoutTable(true))
                .isInstanceOf(NoSuchImageException.class)
                .hasMessageContaining(image.ref().toString());
    }

    @Test
    void aCopyOfAnImageWithoutItsTableReportsTheMissingPart() {
        assertThatThrownBy(() -> copyWithoutTable(false))
                .isInstanceOf(MissingPartException.class)
                .hasMessageContaining(".chunks")
                .hasMessageContaining("it is missing");
    }

    /** An NFS client may remember for a while that there was no such file, although its list has it. */
    @Test
    void aManifestThatOnlyTheListShowsIsRead() throws IOException {
        try (ImageStore store = rig.openStoreOver(blobs -> new FilterBlobStore(blobs) {
            @Override
            public OptionalLong length(String key) throws IOException {
                return key.endsWith("Z.json") ? OptionalLong.empty() : super.length(key);
            }
        })) {
            assertThat(store.info(image.ref()).draft()).isEqualTo(image.draft());
        }
    }
}
