package org.tbimage.core.job;

import java.util.List;
import java.util.stream.Stream;
import org.tbimage.core.job.PrunedImage.Fate;

/**
 * What a prune did, or what its plan is.
 *
 * @param images all images of the selected disks, by box, disk and age
 * @param failures images that could not be removed, and disks whose images could not be listed
 */
public record PruneReport(List<PrunedImage> images, List<ImageFailure> failures) {
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
