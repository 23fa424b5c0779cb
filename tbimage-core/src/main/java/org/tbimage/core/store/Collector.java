package org.tbimage.core.store;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.store.BlobInfo;
import org.tbimage.store.BlobStore;
import org.tbimage.value.ImageName;
import org.tbimage.value.ImageRef;

/**
 * Removes the parts of images that were removed, and of images whose writers died before they published them. Clocks decide when
 * that happens. Whether it may happen is decided by the slot of the image: parts go only while a tombstone lies there, and nobody
 * replaces a tombstone. So it does no harm if this process sleeps anywhere, or sees an old listing.
 */
final class Collector {
    /** A restore on another machine may read an image for so long after its removal. */
    static final Duration GRACE = Duration.ofHours(24);

    /** A live writer renews its claim every few minutes. */
    private static final Duration DEAD = Duration.ofHours(2);

    private static final Logger LOG = LoggerFactory.getLogger(Collector.class);

    private final PackStore store;
    private final BlobStore blobs;
    private final Slots slots;
    private final ImageName name;

    Collector(PackStore store, BlobStore blobs, ImageName name) {
        this.store = store;
        this.blobs = blobs;
        this.slots = new Slots(blobs);
        this.name = name;
    }

    /** Collects. A failure is logged and does not stop a backup. */
    void collect(Duration grace) {
        try {
            reclaim(grace);
        } catch (IOException e) {
            LOG.warn("could not remove the files of removed and unfinished images of {}: {}", name, e.toString());
        }
    }

    /**
     * Collects the parts of one disk.
     *
     * @param grace how long the parts of a removed image are kept
     * @return the bytes of the files that had no other name
     */
    long reclaim(Duration grace) throws IOException {
        String disk = ImageKeys.disk(name);
        List<Slots.Slot> filled = store.slots(name);
        blobs.sweepAbandoned(disk, key -> ImageKeys.isOf(name, key) && isNoClaim(key, filled));
        List<DeadImage> open = openImages(filled);
        if (open.isEmpty()) {
            return 0;
        }
        // without a clock no writer is known to be dead, and nobody elsewhere reads what was removed
        Optional<Instant> now = now(disk, grace);
        Instant limit = now.map(time -> time.minus(DEAD)).orElse(Instant.MIN);
        Instant removedBefore = now.map(time -> time.minus(grace)).orElse(Instant.MAX);
        List<DeadImage> dead = new ArrayList<>();
        for (DeadImage image : open) {
            if (image.hasNoWriter(limit) && image.isDead(slots, removedBefore)) {
                dead.add(image);
            }
        }
        return remove(dead);
    }

    /** The hidden file of a manifest is the claim of its writer as long as the slot is empty; a slot that is filled stays so. */
    private static boolean isNoClaim(String key, List<Slots.Slot> filled) {
        return ImageKeys.ofManifest(key)
                .map(ref -> filled.stream().anyMatch(slot -> slot.ref().equals(ref)))
                .orElse(true);
    }

    /** A store that is quite full can't tell the time. Removed images whose parts need not wait are deleted all the same. */
    private Optional<Instant> now(String disk, Duration grace) throws IOException {
        try {
            return blobs.now(disk);
        } catch (ImagingException e) {
            if (e.problem() != Problem.STORE_FULL || !grace.isZero()) {
                throw e;
            }
            return Optional.empty();
        }
    }

    /** The images that have parts or a claim and no manifest, or a manifest and a claim. Slots are listed first, claims last. */
    private List<DeadImage> openImages(List<Slots.Slot> filled) throws IOException {
        Map<ImageRef, DeadImage> images = new TreeMap<>();
        for (Slots.Slot slot : filled) {
            images.put(slot.ref(), new DeadImage(slot.ref(), Optional.of(slot)));
        }
        for (BlobInfo entry : blobs.entries(ImageKeys.disk(name))) {
            ImageKeys.owner(name, entry.key())
                    .ifPresent(ref -> image(images, ref).addPart(entry));
        }
        for (BlobInfo claim : blobs.claims(ImageKeys.disk(name))) {
            ImageKeys.ofManifest(claim.key())
                    .filter(ref -> ref.name().equals(name))
                    .ifPresent(ref -> image(images, ref).addClaim(claim));
        }
        return images.values().stream().filter(DeadImage::isOpen).toList();
    }

    private static DeadImage image(Map<ImageRef, DeadImage> images, ImageRef ref) {
        return images.computeIfAbsent(ref, key -> new DeadImage(key, Optional.empty()));
    }

    private long remove(List<DeadImage> dead) throws IOException {
        List<String> packs =
                dead.stream().flatMap(image -> image.packs().stream()).toList();
        if (!packs.isEmpty()) {
            // otherwise the stable name of a removed image would become the only name of its pack
            new StableName(store, blobs, name).refresh(packs);
        }
        long freed = 0;
        for (DeadImage image : dead) {
            for (BlobInfo part : image.parts()) {
                freed += blobs.isAlias(part.key()) ? 0 : part.length();
                blobs.delete(part.key());
            }
            if (image.isClaimed()) {
                String manifest = ImageKeys.manifest(image.ref());
                blobs.sweepAbandoned(manifest, manifest::equals);
            }
            if (!image.parts().isEmpty()) {
                LOG.info("{} was removed, or never published; its files are deleted", image.ref());
            }
        }
        return freed;
    }
}
