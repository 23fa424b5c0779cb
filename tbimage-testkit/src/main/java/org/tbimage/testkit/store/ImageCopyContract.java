package org.tbimage.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tbimage.testkit.store.SampleImages.NAME;
import static org.tbimage.testkit.store.SampleImages.NOON;

import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.tbimage.device.DiskIdentity;
import org.tbimage.store.ImageInfo;
import org.tbimage.store.ImageReader;
import org.tbimage.store.ImageStore;
import org.tbimage.store.NoSuchImageException;
import org.tbimage.value.Generation;
import org.tbimage.value.ImageName;
import org.tbimage.value.ImageRef;

/** The part of the contract about copies of images. A store that can not make any skips it. */
public interface ImageCopyContract extends ImageReadingContract {
    /** The name of the copies. */
    ImageName OTHER = new ImageName("10.40.41.43", "vda");

    /** The copy has all but its name and its identity from the image. */
    @Test
    default void aCopyIsTheImageUnderAnotherName() throws IOException {
        try (ImageStore store = open()) {
            ImageInfo image = samples().publish(store, NAME, NOON, 1);
            DiskIdentity identity = new DiskIdentity(
                    Optional.of("Disk"),
                    Optional.of("S1"),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    false);
            ImageRef copy = copy(store, image.ref(), OTHER, identity);
            assertThat(copy).isEqualTo(new ImageRef(OTHER, image.generation()));
            ImageInfo info = store.info(copy);
            assertThat(info.stats()).isEqualTo(image.stats());
            assertThat(info.draft().createdAt()).isEqualTo(image.draft().createdAt());
            assertThat(info.draft().identity()).isEqualTo(identity);
            try (ImageReader reader = store.open(copy)) {
                assertHolds(reader, 1);
            }
            assertThat(store.list()).containsExactly(image.ref(), copy);
        }
    }

    /** To delete the image leaves its copy. */
    @Test
    default void aCopyOutlivesTheImage() throws IOException {
        try (ImageStore store = open()) {
            ImageInfo image = samples().publish(store, NAME, NOON, 1);
            ImageRef copy = copy(store, image.ref(), OTHER, DiskIdentity.NONE);
            store.delete(image.ref());
            try (ImageReader reader = store.open(copy)) {
                assertHolds(reader, 1);
            }
            assertThat(store.newest(OTHER)).contains(copy.generation());
        }
    }

    /** A second run finds what the first one has made. */
    @Test
    default void aCopyIsMadeOnce() throws IOException {
        try (ImageStore store = open()) {
            ImageInfo image = samples().publish(store, NAME, NOON, 1);
            ImageRef copy = copy(store, image.ref(), OTHER, DiskIdentity.NONE);
            assertThat(store.copy(image.ref(), OTHER, DiskIdentity.NONE)).contains(copy);
            assertThat(store.generations(OTHER)).hasSize(1);
        }
    }

    /** Another image of the same second is not taken for a copy, and is kept. */
    @Test
    default void aCopyReplacesNothing() throws IOException {
        try (ImageStore store = open()) {
            ImageInfo image = samples().publish(store, NAME, NOON, 1);
            ImageInfo there = samples().publish(store, OTHER, NOON, 2);
            ImageRef copy = copy(store, image.ref(), OTHER, DiskIdentity.NONE);
            assertThat(copy.generation()).isEqualTo(there.generation().next());
            try (ImageReader kept = store.open(there.ref());
                    ImageReader made = store.open(copy)) {
                assertHolds(kept, 2);
                assertHolds(made, 1);
            }
        }
    }

    /** There is nothing to copy. */
    @Test
    default void aMissingImageIsNotCopied() throws IOException {
        try (ImageStore store = open()) {
            ImageInfo image = samples().publish(store, NAME, NOON, 1);
            copy(store, image.ref(), OTHER, DiskIdentity.NONE);
            ImageRef missing = new ImageRef(NAME, Generation.at(NOON.plusSeconds(5)));
            assertThatThrownBy(() -> store.copy(missing, OTHER, DiskIdentity.NONE))
                    .isInstanceOf(NoSuchImageException.class);
            assertThat(store.generations(OTHER)).hasSize(1);
        }
    }

    private static ImageRef copy(ImageStore store, ImageRef from, ImageName to, DiskIdentity identity)
            throws IOException {
        return store.copy(from, to, identity)
                .orElseGet(() -> Assumptions.abort("the store can not copy images without their bytes"));
    }
}
