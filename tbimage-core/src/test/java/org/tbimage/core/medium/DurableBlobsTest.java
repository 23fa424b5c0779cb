package org.tbimage.core.medium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tbimage.testkit.store.BlobStoreFixture.bytes;
import static org.tbimage.testkit.store.BlobStoreFixture.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tbimage.core.powercut.CutProvider;
import org.tbimage.core.powercut.StableStorage;
import org.tbimage.store.BlobStore;

/** What a directory says is done outlives a power cut in the next moment, flushed by nothing that comes later (T14, T15). */
class DurableBlobsTest {
    private static final String KEY = "box/blob";

    @TempDir
    Path folder;

    private interface Change {
        void of(BlobStore store) throws IOException;
    }

    /** The blobs that are there after a cut, and what is in them. */
    private Map<String, String> left(Change change) throws IOException {
        Path root = Files.createDirectory(folder.resolve("store"));
        Path cut = folder.resolve("cut");
        StableStorage storage = new StableStorage(root);
        CutProvider provider = new CutProvider(storage, () -> {});
        try (BlobStore store = new DirectoryBlobStore("dir:" + root, provider.look(root))) {
            change.of(store);
            storage.copyTo(cut, StableStorage.Kept.NOTHING);
        }
        Map<String, String> left = new TreeMap<>();
        try (BlobStore store = new DirectoryBlobStore("dir:" + cut, cut)) {
            for (String key : store.list("")) {
                left.put(key, text(store, key));
            }
        }
        return left;
    }

    @Test
    void aCommittedBlob() throws IOException {
        Map<String, String> left = left(store -> {
            try (BlobStore.Sink sink = store.create(KEY).orElseThrow()) {
                sink.write(bytes("content"));
                sink.commit();
            }
        });
        assertThat(left).isEqualTo(Map.of(KEY, "content"));
    }

    @Test
    void aBlobThatWasPut() throws IOException {
        assertThat(left(store -> store.putIfAbsent(KEY, bytes("content")))).isEqualTo(Map.of(KEY, "content"));
    }

    @Test
    void aBlobInPlaceOfAnother() throws IOException {
        Map<String, String> left = left(store -> {
            store.put(KEY, bytes("old"));
            store.put(KEY, bytes("new"));
        });
        assertThat(left).isEqualTo(Map.of(KEY, "new"));
    }

    @Test
    void aBlobThatWasRemoved() throws IOException {
        Map<String, String> left = left(store -> {
            store.put(KEY, bytes("content"));
            store.delete(KEY);
        });
        assertThat(left).isEmpty();
    }

    @Test
    void anAlias() throws IOException {
        Map<String, String> left = left(store -> {
            store.put(KEY, bytes("content"));
            assertThat(store.alias("box/name", KEY)).isTrue();
        });
        assertThat(left).isEqualTo(Map.of(KEY, "content", "box/name", "content"));
    }
}
