package org.tbimage.core.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tbimage.testkit.store.BlobStoreFixture.bytes;
import static org.tbimage.testkit.store.BlobStoreFixture.text;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tbimage.core.powercut.CutProvider;
import org.tbimage.core.powercut.StableStorage;
import org.tbimage.store.BlobStore;

/** Every change that a directory reports as done survives a power failure in the next moment (T14, T15). */
class DurableBlobsTest {
    private static final String KEY = "box/blob";

    @TempDir
    Path folder;

    private interface Change {
        void of(BlobStore store) throws IOException;
    }

    /** The blobs after a power failure, with their content. */
    private Map<String, String> left(Change change) throws IOException {
        Path root = Files.createDirectory(folder.resolve("store"));
        Path cut = folder.resolve("cut");
        StableStorage storage = new StableStorage(root);
        CutProvider provider = new CutProvider(storage, () -> {});
        try (BlobStore store = new DirectoryBlobStore("dir:" + root, provider.wrap(root))) {
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
            try (BlobStore.Sink sink =
                    store.create(KEY, BlobStore.UNKNOWN_LENGTH).orElseThrow()) {
                sink.write(bytes("content"));
                sink.commit();
            }
        });
        assertThat(left).isEqualTo(Map.of(KEY, "content"));
    }

    @Test
    void aSmallBlob() throws IOException {
        assertThat(left(store -> store.putIfAbsent(KEY, bytes("content")))).isEqualTo(Map.of(KEY, "content"));
    }

    @Test
    void aBlobInNewFolders() throws IOException {
        assertThat(left(store -> store.put("one/two/three", bytes("content"))))
                .isEqualTo(Map.of("one/two/three", "content"));
    }

    @Test
    void aReplacedBlob() throws IOException {
        Map<String, String> left = left(store -> {
            store.put(KEY, bytes("old"));
            store.put(KEY, bytes("new"));
        });
        assertThat(left).isEqualTo(Map.of(KEY, "new"));
    }

    @Test
    void aDeletedBlob() throws IOException {
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

    /** T17: a kernel reports a lost write only once. If it does so in the middle, nothing is published in the end. */
    @Test
    void aBlobWithAFailedFlushIsNotPublished() throws IOException {
        Path root = Files.createDirectory(folder.resolve("store"));
        AtomicBoolean fails = new AtomicBoolean();
        CutProvider provider = new CutProvider(new StableStorage(root), () -> {
            if (fails.getAndSet(false)) {
                throw new IOException("Input/output error");
            }
        });
        try (BlobStore store = new DirectoryBlobStore("dir:" + root, provider.wrap(root))) {
            try (BlobStore.Sink sink =
                    store.create(KEY, BlobStore.UNKNOWN_LENGTH).orElseThrow()) {
                fails.set(true);
                sink.write(ByteBuffer.allocate((int) WriteBehind.STEP));
                while (fails.get()) {
                    Thread.onSpinWait();
                }
                assertThatThrownBy(sink::commit).hasMessageContaining("Input/output error");
            }
            assertThat(store.list("")).isEmpty();
        }
    }

    /**
     * A server has created the link, but its reply was lost, and the client asks again. The name is then taken by the
     * blob itself.
     */
    @Test
    void aBlobWithARepeatedLinkRequestIsPublished() throws IOException {
        CutProvider provider = new CutProvider(new StableStorage(folder), () -> {}) {
            @Override
            public void createLink(Path link, Path existing) throws IOException {
                super.createLink(link, existing);
                super.createLink(link, existing);
            }
        };
        try (BlobStore store = new DirectoryBlobStore("dir:" + folder, provider.wrap(folder));
                BlobStore.Sink sink =
                        store.create(KEY, BlobStore.UNKNOWN_LENGTH).orElseThrow()) {
            sink.write(bytes("content"));
            sink.commit();
            assertThat(text(store, KEY)).isEqualTo("content");
        }
        assertThat(folder.resolve("box")).isDirectoryNotContaining("glob:**/.*");
    }
}
