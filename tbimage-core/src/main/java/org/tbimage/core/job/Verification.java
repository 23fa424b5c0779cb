package org.tbimage.core.job;

import java.time.Instant;
import java.util.Locale;
import org.tbimage.value.Generation;

/**
 * The last verification of an image.
 *
 * @param generation which image of the disk
 * @param time when it ended, by the clock of the machine that verified
 * @param result what it found
 * @param bytes size of the disk that was proven, in bytes; 0 unless the image is whole
 */
public record Verification(Generation generation, Instant time, Result result, long bytes) {
    /** What a verification found. */
    public enum Result {
        /** Every frame was read, and every chunk has its digest. */
        WHOLE,
        /** A part is truncated, changed or missing. */
        DAMAGED,
        /** It needs a codec or a feature that the verifying program did not have. */
        UNSUPPORTED,
        /** The store could not deliver it. */
        UNREADABLE;

        /** {@return the word for it, such as {@code whole}} */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Checks the number. */
    public Verification {
        if (bytes < 0) {
            throw new IllegalArgumentException("bad number of bytes: " + bytes);
        }
    }
}
