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
    private Instant latest = Instant.MIN;

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

    /** Adds a part. A link has the time of its pack, which tells nothing; the claim of its writer does. */
    void addPart(BlobInfo part) {
        parts.add(part);
        written(part.modified());
    }

    /** Adds the claim of a writer. */
    void addClaim(BlobInfo claim) {
        claimed = true;
        written(claim.modified());
    }

    private void written(Instant time) {
        latest = time.isAfter(latest) ? time : latest;
    }

    /** Whether there is something to remove, or a writer at work. */
    boolean isOpen() {
        return isPublished() ? claimed : claimed || !parts.isEmpty();
    }

    private boolean isPublished() {
        return slot.isPresent() && !slot.get().removed();
    }

    /** Whether no live writer may be at work: nothing was written after {@code limit}, or the image was given up. */
    boolean hasNoWriter(Instant limit) {
        return (slot.isPresent() && slot.get().removed()) || !latest.isAfter(limit);
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
