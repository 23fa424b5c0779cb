package org.tbimage.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tbimage.testkit.store.BlobStoreFixture.bytes;
import static org.tbimage.testkit.store.BlobStoreFixture.text;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tbimage.store.BlobStore;
import org.tbimage.testkit.device.Patterns;

/** The part of the contract about those who use one medium, by one opening of it or by several, at the same time. */
public interface BlobSharingContract extends BlobStoreFixture {
    /** How many threads share an opening. */
    int SHARERS = 8;

    /** How many blobs are listed: more than object stores put on a page of a list. */
    int MANY = 1001;

    /** T36: what others put, commit and delete is in the next list and the next length, not in one some time later. */
    @Test
    default void listsWhatOthersHaveJustDone() throws IOException {
        try (BlobStore store = open();
                BlobStore other = open()) {
            assertThat(store.list("")).isEmpty();
            other.put("box/put", bytes("1"));
            assertThat(store.list("")).containsExactly("box/put");
            assertThat(store.length("box/commit")).isEmpty();
            try (BlobStore.Sink sink =
                    other.create("box/commit", BlobStore.UNKNOWN_LENGTH).orElseThrow()) {
                sink.write(bytes("22"));
                sink.commit();
            }
            assertThat(store.list("box/")).containsExactly("box/commit", "box/put");
            assertThat(store.length("box/commit")).hasValue(2);
            other.delete("box/commit");
            assertThat(store.list("box/")).containsExactly("box/put");
            assertThat(store.length("box/commit")).isEmpty();
        }
    }

    /** T36: a list is whole, also where the medium gives it in pages. */
    @Test
    default void listsMoreThanAPage() throws IOException {
        List<String> keys = IntStream.range(0, MANY)
                .mapToObj(number -> String.format("many/%04d", number))
                .toList();
        try (BlobStore store = open()) {
            for (String key : keys) {
                store.put(key, bytes(key));
            }
            assertThat(store.list("many/")).isEqualTo(keys);
            assertThat(store.list("many/07")).isEqualTo(keys.subList(700, 800));
        }
    }

    /** An opening has no state that two threads could spoil for each other. */
    @Test
    default void threadsShareOneOpening() throws Exception {
        try (BlobStore store = open()) {
            List<Callable<Void>> tasks = new ArrayList<>();
            for (int i = 0; i < SHARERS; i++) {
                String folder = "thread-" + i;
                long salt = i;
                tasks.add(() -> work(store, folder, salt));
            }
            ExecutorService threads = Executors.newFixedThreadPool(SHARERS);
            try {
                for (Future<Void> task : threads.invokeAll(tasks)) {
                    task.get();
                }
            } finally {
                threads.shutdownNow();
            }
            assertThat(store.list("")).hasSize(SHARERS);
        }
    }

    private static Void work(BlobStore store, String folder, long salt) throws IOException {
        ByteBuffer content = ByteBuffer.allocate(20_000);
        Patterns.fill(content, 0, salt);
        store.put(folder + "/kept", bytes(folder));
        for (int round = 0; round < 10; round++) {
            String key = folder + "/" + round;
            try (BlobStore.Sink sink =
                    store.create(key, BlobStore.UNKNOWN_LENGTH).orElseThrow()) {
                sink.write(content.rewind());
                sink.commit();
            }
            ByteBuffer read = ByteBuffer.allocate(content.capacity());
            store.read(key, 0, read);
            assertThat(Patterns.firstDifference(read.flip(), 0, salt))
                    .as("first wrong byte of " + key)
                    .isEqualTo(-1);
            assertThat(store.list(folder + "/")).containsExactly(key, folder + "/kept");
            assertThat(text(store, folder + "/kept")).isEqualTo(folder);
            store.delete(key);
        }
        return null;
    }
}
