package org.tbimage.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tbimage.testkit.store.BlobStoreFixture.bytes;
import static org.tbimage.testkit.store.BlobStoreFixture.text;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.tbimage.store.BlobStore;

/** The part of the contract about many writers at once. */
public interface BlobRaceContract extends BlobStoreFixture {
    /** How many take part. */
    int WRITERS = 8;

    /** How often. */
    int ROUNDS = 30;

    /** Of many who put one key if it is absent, one does. */
    @Test
    default void oneOfManyPuts() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String key = "race/put-" + round;
            assertOneWins(key, (store, name) -> store.putIfAbsent(key, bytes(name)));
        }
    }

    /** Of many who write one key, one commits, and what it wrote is there. */
    @Test
    default void oneOfManyCommits() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String key = "race/commit-" + round;
            assertOneWins(key, (store, name) -> {
                Optional<BlobStore.Sink> claimed = store.create(key, BlobStore.UNKNOWN_LENGTH);
                if (claimed.isEmpty()) {
                    return false;
                }
                try (BlobStore.Sink sink = claimed.get()) {
                    sink.write(bytes(name));
                    sink.commit();
                    return true;
                }
            });
        }
    }

    /** One writer's attempt; tells whether it won. */
    @FunctionalInterface
    interface Attempt {
        /**
         * Tries.
         *
         * @param store its own opening of the medium
         * @param name what it writes
         * @return whether it won
         * @throws IOException if the medium fails
         */
        boolean run(BlobStore store, String name) throws IOException;
    }

    private void assertOneWins(String key, Attempt attempt) throws Exception {
        CyclicBarrier start = new CyclicBarrier(WRITERS);
        List<Callable<Optional<String>>> writers = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            String name = "writer " + i;
            writers.add(() -> {
                try (BlobStore store = open()) {
                    start.await(30, TimeUnit.SECONDS);
                    return attempt.run(store, name) ? Optional.of(name) : Optional.empty();
                }
            });
        }
        List<String> winners = run(writers);
        assertThat(winners).hasSize(1);
        try (BlobStore store = open()) {
            assertThat(text(store, key)).isEqualTo(winners.get(0));
        }
    }

    private static List<String> run(List<Callable<Optional<String>>> writers)
            throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
        try {
            List<String> winners = new ArrayList<>();
            for (Future<Optional<String>> writer : threads.invokeAll(writers)) {
                writer.get().ifPresent(winners::add);
            }
            return winners;
        } finally {
            threads.shutdownNow();
        }
    }
}
