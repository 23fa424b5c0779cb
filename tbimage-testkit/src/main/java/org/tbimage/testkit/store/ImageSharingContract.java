package org.tbimage.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tbimage.testkit.store.SampleImages.NAME;
import static org.tbimage.testkit.store.SampleImages.NOON;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.tbimage.store.ImageInfo;
import org.tbimage.store.ImageReader;
import org.tbimage.store.ImageStore;
import org.tbimage.store.TableEntry;
import org.tbimage.value.ImageName;

/** The part of the contract about threads that share one store or one image. */
public interface ImageSharingContract extends ImageReadingContract {
    /** How many share. */
    int SHARERS = 6;

    /** Each cursor is at a place of its own. */
    @Test
    default void cursorsDoNotDisturbEachOther() throws IOException {
        try (ImageStore store = open()) {
            ImageInfo info = samples().publish(store, NAME, NOON, 1);
            try (ImageReader image = store.open(info.ref())) {
                List<TableEntry> all = ImageReadingContract.entries(image);
                try (ImageReader.EntryCursor one = image.entries();
                        ImageReader.EntryCursor other = image.entries()) {
                    for (TableEntry entry : all) {
                        assertThat(one.next()).isEqualTo(entry);
                        assertThat(other.next()).isEqualTo(entry);
                    }
                    assertThat(one.next()).isNull();
                    assertThat(other.next()).isNull();
                }
            }
        }
    }

    /** Workers read one image at once. */
    @Test
    default void threadsShareAnImage() throws Exception {
        try (ImageStore store = open()) {
            ImageInfo info = samples().publish(store, NAME, NOON, 1);
            try (ImageReader image = store.open(info.ref())) {
                share(number -> {
                    for (int round = 0; round < 10; round++) {
                        assertHolds(image, 1);
                    }
                });
            }
        }
    }

    /** Boxes are backed up at once through one store, several times each. */
    @Test
    default void threadsShareAStore() throws Exception {
        try (ImageStore store = open()) {
            share(number -> {
                ImageName name = new ImageName("10.40.41." + number, "sda");
                for (int round = 1; round <= 5; round++) {
                    ImageInfo info = samples().publish(store, name, NOON, round);
                    assertThat(store.newest(name)).contains(info.generation());
                    assertThat(store.generations(name)).hasSize(round);
                    try (ImageReader image = store.open(info.ref())) {
                        assertHolds(image, round);
                    }
                }
            });
            assertThat(store.list()).hasSize(SHARERS * 5);
        }
    }

    /** What each of the threads does. */
    @FunctionalInterface
    interface Share {
        /**
         * Does it.
         *
         * @param number of the thread, from 0
         * @throws IOException if the store fails
         */
        void take(int number) throws IOException;
    }

    private static void share(Share share) throws Exception {
        List<Callable<Void>> tasks = new ArrayList<>();
        for (int i = 0; i < SHARERS; i++) {
            int number = i;
            tasks.add(() -> {
                share.take(number);
                return null;
            });
        }
        ExecutorService threads = Executors.newFixedThreadPool(SHARERS);
        try {
            for (Future<Void> task : threads.invokeAll(tasks)) {
                task.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
