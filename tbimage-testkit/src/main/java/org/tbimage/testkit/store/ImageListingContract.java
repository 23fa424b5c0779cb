package org.tbimage.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tbimage.testkit.store.SampleImages.NAME;
import static org.tbimage.testkit.store.SampleImages.NOON;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.tbimage.store.ImageInfo;
import org.tbimage.store.ImageReader;
import org.tbimage.store.ImageStore;
import org.tbimage.store.NoSuchImageException;
import org.tbimage.value.ImageName;

/** The part of the contract about lists, the newest image and deleting. */
public interface ImageListingContract extends ImageReadingContract {
    /** Images are listed by box, disk and age; disks whose names begin alike are told apart. */
    @Test
    default void listsByBoxDiskAndAge() throws IOException {
        try (ImageStore store = open()) {
            ImageInfo late = samples().publish(store, NAME, NOON, 1);
            ImageInfo other = samples().publish(store, new ImageName(NAME.box(), "sda.x"), NOON, 2);
            ImageInfo longer = samples().publish(store, new ImageName(NAME.box(), "sda1"), NOON, 3);
            ImageInfo box = samples().publish(store, new ImageName("10.40.41.41", "sda"), NOON, 4);
            ImageInfo later = samples().publish(store, NAME, NOON.plus(Duration.ofDays(1)), 5);
            assertThat(store.list()).containsExactly(box.ref(), late.ref(), later.ref(), other.ref(), longer.ref());
            assertThat(store.generations(NAME)).containsExactly(late.generation(), later.generation());
            assertThat(store.generations(new ImageName(NAME.box(), "sd"))).isEmpty();
        }
    }

    /** A degraded image never takes the place of a good one, and is the newest where there is no other. */
    @Test
    default void aDegradedImageIsNotTheNewest() throws IOException {
        try (ImageStore store = open()) {
            ImageInfo bad = samples().publishDegraded(store, NAME, NOON, 1);
            assertThat(store.newest(NAME)).contains(bad.generation());
            ImageInfo good = samples().publish(store, NAME, NOON.plusSeconds(60), 2);
            samples().publishDegraded(store, NAME, NOON.plusSeconds(120), 3);
            assertThat(store.newest(NAME)).contains(good.generation());
        }
    }

    /** What is deleted is gone, once; others stay whole, and the newest of them is the newest. */
    @Test
    default void deletes() throws IOException {
        try (ImageStore store = open()) {
            ImageInfo first = samples().publish(store, NAME, NOON, 1);
            ImageInfo second = samples().publish(store, NAME, NOON.plusSeconds(60), 2);
            store.delete(second.ref());
            assertThat(store.list()).containsExactly(first.ref());
            assertThat(store.newest(NAME)).contains(first.generation());
            assertThatThrownBy(() -> store.delete(second.ref())).isInstanceOf(NoSuchImageException.class);
            try (ImageReader image = store.open(first.ref())) {
                assertHolds(image, 1);
            }
            store.delete(first.ref());
            assertThat(store.list()).isEmpty();
            assertThat(store.newest(NAME)).isEmpty();
        }
    }

    /** A store says where it is, and is closed as often as one likes. */
    @Test
    default void closesStoreTwice() throws IOException {
        ImageStore store = open();
        assertThat(store.location()).isNotBlank();
        store.close();
        store.close();
    }
}
