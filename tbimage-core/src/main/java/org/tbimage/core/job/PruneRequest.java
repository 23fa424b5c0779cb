package org.tbimage.core.job;

import java.time.Duration;
import org.tbimage.core.retention.KeepRules;
import org.tbimage.store.ImageStore;

/**
 * What to prune, and what to keep.
 *
 * @param store the store; the caller closes it
 * @param images the disks whose images are meant
 * @param rules how many images of each disk to keep; at least one rule
 * @param grace how long the parts of removed images stay for restores that read them; see {@link ImageStore#reclaim}
 */
public record PruneRequest(ImageStore store, ImageSelection images, KeepRules rules, Duration grace) {
    private static final Duration DAY = Duration.ofHours(24);

    /** Checks that there is a rule, and that whole disks are selected. */
    public PruneRequest {
        if (rules.isEmpty()) {
            throw new IllegalArgumentException("there is no rule that keeps an image");
        }
        if (images.generation().isPresent()) {
            throw new IllegalArgumentException("a single image is deleted, not pruned");
        }
    }

    /**
     * Removed images stay for a day for restores that read them.
     *
     * @param store the store; the caller closes it
     * @param images the disks whose images are meant
     * @param rules how many images of each disk to keep; at least one rule
     */
    public PruneRequest(ImageStore store, ImageSelection images, KeepRules rules) {
        this(store, images, rules, DAY);
    }
}
