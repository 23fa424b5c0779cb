package org.tbimage.core.job;

import org.tbimage.core.retention.KeepRules;
import org.tbimage.store.ImageStore;

/**
 * What to prune, and what to keep.
 *
 * @param store the store; the caller closes it
 * @param images the disks whose images are meant
 * @param rules how many images of each disk to keep; at least one rule
 */
public record PruneRequest(ImageStore store, ImageSelection images, KeepRules rules) {
    /** Checks that there is a rule, and that whole disks are selected. */
    public PruneRequest {
        if (rules.isEmpty()) {
            throw new IllegalArgumentException("there is no rule that keeps an image");
        }
        if (images.generation().isPresent()) {
            throw new IllegalArgumentException("a single image is deleted, not pruned");
        }
    }
}
