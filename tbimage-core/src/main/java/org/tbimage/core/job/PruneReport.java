package org.tbimage.core.job;

import java.util.List;
import java.util.stream.Stream;
import org.tbimage.core.job.PrunedImage.Fate;

/**
 * What a prune did, or what its plan is.
 *
 * @param images all images of the selected disks, by box, disk and age
 * @param failures images that could not be removed, and disks whose images could not be listed or whose space could not be freed
 * @param freedBytes bytes of files that were deleted, those of images that were removed earlier included
 */
public record PruneReport(List<PrunedImage> images, List<ImageFailure> failures, long freedBytes) {
    /** Copies the lists. */
    public PruneReport {
        images = List.copyOf(images);
        failures = List.copyOf(failures);
    }

    /** {@return the images of a fate} */
    public Stream<PrunedImage> of(Fate fate) {
        return images.stream().filter(image -> image.fate() == fate);
    }
}
