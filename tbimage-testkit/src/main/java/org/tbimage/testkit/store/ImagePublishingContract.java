package org.tbimage.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tbimage.testkit.store.SampleImages.NAME;
import static org.tbimage.testkit.store.SampleImages.NOON;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.tbimage.store.ImageInfo;
import org.tbimage.store.ImageStore;
import org.tbimage.store.ImageWriter;
import org.tbimage.store.NoSuchImageException;

/** The part of the contract about images that appear whole or not at all. */
public interface ImagePublishingContract extends ImageStoreFixture {
    /** How many write at once. */
    int WRITERS = 6;

    /** Nothing is seen before publishing, all of it afterwards, by another opening of the store too. */
    @Test
    default void unseenBeforeItIsPublished() throws IOException {
        try (ImageStore store = open();
                ImageStore other = open();
                ImageWriter writer = samples().begin(store, samples().draft(NAME, NOON))) {
            samples().putFirst(writer, 1, List.of());
            samples().putZeros(writer);
            samples().putLast(writer, 1);
            assertThat(other.list()).isEmpty();
            assertThat(other.newest(NAME)).isEmpty();
            assertThatThrownBy(() -> other.open(writer.ref()).close()).isInstanceOf(NoSuchImageException.class);
            ImageInfo info = writer.publish(Duration.ofSeconds(7), 1);
            assertThat(info.ref()).isEqualTo(writer.ref());
            assertThat(other.list()).containsExactly(writer.ref());
            assertThat(other.newest(NAME)).contains(writer.ref().generation());
            assertThat(other.info(writer.ref())).isEqualTo(info);
        }
    }

    /** A writer that is closed leaves no trace, and is closed as often as one likes. */
    @Test
    default void closingWithoutPublishingLeavesNothing() throws IOException {
        try (ImageStore store = open()) {
            ImageWriter writer = samples().begin(store, samples().draft(NAME, NOON));
            samples().putFirst(writer, 1, List.of());
            writer.close();
            writer.close();
            assertThat(store.list()).isEmpty();
            ImageInfo next = samples().publish(store, NAME, NOON, 2);
            assertThat(store.list()).containsExactly(next.ref());
        }
    }

    /** An image with a missing chunk is refused, and leaves nothing. */
    @Test
    default void refusesAMissingChunk() throws IOException {
        try (ImageStore store = open()) {
            try (ImageWriter writer = samples().begin(store, samples().draft(NAME, NOON))) {
                samples().putFirst(writer, 1, List.of());
                samples().putZeros(writer);
                assertThatThrownBy(() -> writer.publish(Duration.ZERO, 0)).isInstanceOf(IllegalStateException.class);
            }
            assertThat(store.list()).isEmpty();
        }
    }

    /** Chunks come in order and without a gap. */
    @Test
    default void refusesAGap() throws IOException {
        try (ImageStore store = open();
                ImageWriter writer = samples().begin(store, samples().draft(NAME, NOON))) {
            samples().putFirst(writer, 1, List.of());
            assertThatThrownBy(() -> samples().putLast(writer, 1)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    /** Two images begun in one second are two generations, also while both are being written. */
    @Test
    default void everyWriterHasAGenerationOfItsOwn() throws IOException {
        try (ImageStore store = open();
                ImageWriter abandoned = samples().begin(store, samples().draft(NAME, NOON))) {
            ImageInfo second = samples().publish(store, NAME, NOON, 2);
            ImageInfo third = samples().publish(store, NAME, NOON, 3);
            assertThat(List.of(abandoned.ref(), second.ref(), third.ref())).doesNotHaveDuplicates();
            assertThat(store.newest(NAME)).contains(third.generation());
            assertThat(store.generations(NAME)).containsExactly(second.generation(), third.generation());
        }
    }

    /** A clock that is behind makes the newest image all the same. */
    @Test
    default void aClockThatIsBehindMakesTheNewest() throws IOException {
        try (ImageStore store = open()) {
            samples().publish(store, NAME, NOON, 1);
            ImageInfo late = samples().publish(store, NAME, NOON.minus(Duration.ofDays(9000)), 2);
            assertThat(store.newest(NAME)).contains(late.generation());
        }
    }

    /** Of many who write at once, each publishes, and none is lost. */
    @Test
    default void manyWritersPublish() throws Exception {
        CyclicBarrier start = new CyclicBarrier(WRITERS);
        List<Callable<ImageInfo>> writers = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            long salt = i;
            writers.add(() -> {
                try (ImageStore store = open()) {
                    start.await(60, TimeUnit.SECONDS);
                    return samples().publish(store, NAME, NOON, salt);
                }
            });
        }
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
        try (ImageStore store = open()) {
            List<ImageInfo> published = new ArrayList<>();
            for (Future<ImageInfo> writer : threads.invokeAll(writers)) {
                published.add(writer.get());
            }
            assertThat(store.list())
                    .containsExactlyInAnyOrderElementsOf(
                            published.stream().map(ImageInfo::ref).toList());
        } finally {
            threads.shutdownNow();
        }
    }
}
