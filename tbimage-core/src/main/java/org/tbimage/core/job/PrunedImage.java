package org.tbimage.core.job;

import java.util.Locale;
import org.tbimage.core.retention.Verdict;
import org.tbimage.value.ImageRef;

/**
 * An image that a prune decided about.
 *
 * @param image which one
 * @param verdict whether the rules keep it, and why
 * @param storedBytes length of its own pack; 0 if its manifest can not be read
 * @param fate what became of it
 */
public record PrunedImage(ImageRef image, Verdict verdict, long storedBytes, Fate fate) {
    /** What became of an image. */
    public enum Fate {
        /** It stays. */
        KEPT,
        /** Of a plan: it would be removed. */
        TO_REMOVE,
        /** It was removed. */
        REMOVED,
        /** Somebody pinned it meanwhile; it stays. */
        PINNED,
        /** Somebody else removed it meanwhile. */
        GONE,
        /** It could not be removed. */
        FAILED;

        /** {@return its word in lists, such as {@code to-remove}} */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** {@return the same with another fate} */
    public PrunedImage with(Fate other) {
        return new PrunedImage(image, verdict, storedBytes, other);
    }
}
