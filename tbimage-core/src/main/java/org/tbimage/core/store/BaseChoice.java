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
     * Begins to find the frames of a new image.
     *
     * @param ref the new image
     * @param slots the slots of the disk that are not empty, by age
     */
    FrameFinder of(NewImage image, ImageRef ref, List<Slots.Slot> slots) {
        if (image.share() != Share.STORE) {
            return older(image, slots).stream()
                    .map(generation -> open(image, ref, generation))
                    .flatMap(Optional::stream)
                    .findFirst()
                    .orElse(FrameFinder.NONE);
        }
        ContentFinder finder =
                new ContentFinder(store, blobs, ref, image.codec().name(), warnings);
        List<Generation> older = older(image.withBase(Optional.empty()), slots);
        for (Generation generation : older) {
            if (search(finder, ref, generation)) {
                return finder;
            }
        }
        return older.isEmpty() ? finder : selfContained(finder);
    }

    /** Where not even the packs of the same disk can be shared, as on a file system without hard links, nothing can. */
    private static FrameFinder selfContained(ContentFinder finder) {
        finder.close();
        return FrameFinder.NONE;
    }

    /** The generations to try: the one that is asked for; for an image that shares and asks for none, the newest. */
    private static List<Generation> older(NewImage image, List<Slots.Slot> slots) {
        if (image.base().isPresent()) {
            return List.of(image.base().get());
        }
        return image.share() == Share.NONE
                ? List.of()
                : slots.stream()
                        .filter(slot -> !slot.removed())
                        .map(slot -> slot.ref().generation())
                        .sorted(Comparator.reverseOrder())
                        .limit(MOST_TRIES)
                        .toList();
    }

    private boolean search(ContentFinder finder, ImageRef ref, Generation older) {
        try {
            return finder.search(store.manifest(new ImageRef(ref.name(), older)));
        } catch (IOException e) {
            warnings.accept("the generation before can't be used, its chunks are made anew: " + e.getMessage());
            return false;
        }
    }

    private Optional<FrameFinder> open(NewImage image, ImageRef ref, Generation older) {
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
