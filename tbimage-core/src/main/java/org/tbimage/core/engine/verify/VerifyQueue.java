package org.tbimage.core.engine.verify;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tbimage.core.job.Verification;
import org.tbimage.value.Generation;
import org.tbimage.value.ImageRef;

/**
 * The order in which images are verified: those that were never verified first, then those whose last verification is oldest. Of
 * two that are equal in this, the older image comes first.
 */
public final class VerifyQueue {
    private static final Comparator<Entry> ORDER = Comparator.comparing(Entry::last)
            .thenComparing(entry -> entry.ref().generation())
            .thenComparing(Entry::ref);

    private VerifyQueue() {}

    /**
     * An image to verify.
     *
     * @param ref which one
     * @param last when it was verified last; {@link Instant#MIN} if never
     */
    public record Entry(ImageRef ref, Instant last) {
        /** A time after {@code now} comes from a wrong clock and does not count, or the image would never be verified again. */
        public static Entry of(ImageRef ref, Map<Generation, Verification> remembered, Instant now) {
            Instant last = Optional.ofNullable(remembered.get(ref.generation()))
                    .map(Verification::time)
                    .filter(time -> !time.isAfter(now))
                    .orElse(Instant.MIN);
            return new Entry(ref, last);
        }
    }

    /** {@return the images in the order in which to verify them} */
    public static List<ImageRef> sorted(List<Entry> entries) {
        return entries.stream().sorted(ORDER).map(Entry::ref).toList();
    }
}
