package org.tbimage.core.store;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tbimage.store.BlobInfo;
import org.tbimage.value.ImageRef;

/** An image of which a listing shows parts or a claim, and of which it is to be found out whether they are needed. */
final class DeadImage {
    private final ImageRef ref;
    private final Optional<Slots.Slot> slot;
    private final List<BlobInfo> parts = new ArrayList<>();
    private boolean claimed;
    private boolean young;

    DeadImage(ImageRef ref, Optional<Slots.Slot> slot) {
        this.ref = ref;
        this.slot = slot;
    }

    ImageRef ref() {
        return ref;
    }

    /** {@return its parts; the chunk table first, by the order of the keys} */
    List<BlobInfo> parts() {
        return parts;
    }

    List<String> packs() {
        return parts.stream()
                .map(BlobInfo::key)
                .filter(key -> !key.equals(ImageKeys.table(ref)))
                .toList();
    }

    boolean isClaimed() {
        return claimed;
    }

    /** Adds a part. One that was written after {@code limit} may be of a live writer. A link has the time of its pack, which tells nothing. */
    void addPart(BlobInfo part, Instant limit) {
        parts.add(part);
        young |= part.modified().isAfter(limit);
    }

    /** Adds the claim of a writer, which lives if it was renewed after {@code limit}. */
    void addClaim(BlobInfo claim, Instant limit) {
        claimed = true;
        young |= claim.modified().isAfter(limit);
    }

    /** Whether there is something to remove, and no live writer. */
    boolean mayBeDead() {
        boolean published = slot.isPresent() && !slot.get().removed();
        boolean removed = slot.isPresent() && slot.get().removed();
        return published ? claimed && !young : (claimed || !parts.isEmpty()) && (removed || !young);
    }

    /**
     * Makes sure that the image is dead and stays dead, by a tombstone in its slot.
     *
     * @param limit the parts of an image that was published are needed if it was removed after this time
     * @return whether nothing needs the parts; if the image is published, only its claim is not needed, and the parts are forgotten
     */
    boolean isDead(Slots slots, Instant limit) throws IOException {
        if (slot.isEmpty() ? !slots.revoke(ref) : !slot.get().removed()) {
            parts.clear(); // its writer died after it published the image, and left its claim
            return claimed;
        }
        boolean justRemoved =
                slot.flatMap(Slots.Slot::filled).filter(limit::isBefore).isPresent();
        return !justRemoved || !slots.isOfPublished(ref);
    }
}
