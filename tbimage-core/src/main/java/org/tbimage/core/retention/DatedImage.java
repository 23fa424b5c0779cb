package org.tbimage.core.retention;

import java.time.Instant;
import java.util.Comparator;
import org.tbimage.value.Generation;

/**
 * An image of a disk, as far as a {@link RetentionPolicy} looks at it.
 *
 * @param generation which image
 * @param createdAt when its backup began, as its manifest says; {@link Instant#MIN} if the manifest can not be read
 * @param state whether the disk can be restored from it
 * @param pinned whether somebody pinned it
 * @param damage what is wrong with it, in a few words; empty unless it is damaged
 */
public record DatedImage(Generation generation, Instant createdAt, State state, boolean pinned, String damage) {
    /** Newest first. Of two images of the same time, the later generation is the newer one. */
    static final Comparator<DatedImage> NEWEST_FIRST = Comparator.comparing(DatedImage::createdAt)
            .thenComparing(DatedImage::generation)
            .reversed();

    /** Whether a disk can be restored from an image. */
    public enum State {
        /** All of the disk. */
        GOOD,
        /** All but the sectors that could not be read when it was made. */
        DEGRADED,
        /** Its manifest can not be read, or another part is missing or has another length. */
        DAMAGED
    }

    boolean isGood() {
        return state == State.GOOD;
    }
}
