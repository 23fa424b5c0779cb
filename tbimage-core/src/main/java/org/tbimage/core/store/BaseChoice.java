package org.tbimage.core.store;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.tbimage.core.image.Manifest;
import org.tbimage.store.BlobStore;
import org.tbimage.store.NewImage;
import org.tbimage.store.Share;
import org.tbimage.value.Generation;
import org.tbimage.value.ImageRef;

/** Chooses the older image whose frames a new image reuses. An older image that can not be used does not stop a backup. */
record BaseChoice(PackStore store, BlobStore blobs, Consumer<String> warnings) {
    /** Most images that are tried, the newest first. */
    private static final int MOST_TRIES = 3;

    /**
     * Opens the older image: the one that is asked for; for an image that shares and asks for none, the newest that can be read.
     *
     * @param ref the new image
     * @param slots the slots of the disk that are not empty, by age
     */
    Optional<BaseImage> of(NewImage image, ImageRef ref, List<Slots.Slot> slots) {
        if (image.base().isPresent()) {
            return open(image, ref, image.base().get());
        }
        return image.share() == Share.NONE
                ? Optional.empty()
                : slots.stream()
                        .filter(slot -> !slot.removed())
                        .map(slot -> slot.ref().generation())
                        .sorted(Comparator.reverseOrder())
                        .limit(MOST_TRIES)
                        .map(older -> open(image, ref, older))
                        .flatMap(Optional::stream)
                        .findFirst();
    }

    private Optional<BaseImage> open(NewImage image, ImageRef ref, Generation older) {
        try {
            Manifest manifest = store.manifest(new ImageRef(ref.name(), older));
            return Optional.of(new BaseImage(
                    store.open(manifest), manifest, shared(image, ref, manifest), image.codec(), warnings));
        } catch (IOException e) {
            warnings.accept("the generation before can't be used, all chunks are made anew: " + e.getMessage());
            return Optional.empty();
        }
    }

    private Optional<SharedPacks> shared(NewImage image, ImageRef ref, Manifest older) {
        boolean sameCodec =
                older.info().draft().encoding().codec().equals(image.codec().name());
        if (image.share() == Share.NONE || !sameCodec) {
            return Optional.empty();
        }
        SharedPacks packs = new SharedPacks(blobs, ref, warnings);
        return packs.begin(older) ? Optional.of(packs) : Optional.empty();
    }
}
