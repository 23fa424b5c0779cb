package org.tbimage.core.job;

import java.time.Duration;
import java.util.Optional;
import org.tbimage.store.ImageStore;

/**
 * Which images to verify, and for how long. The caller closes the store.
 *
 * @param store the store
 * @param images which of its images
 * @param limit after this time no further image is begun; no limit if empty. At least one image is verified
 */
public record VerifyRequest(ImageStore store, ImageSelection images, Optional<Duration> limit) {
    /**
     * All images, without a limit.
     *
     * @param store the store
     * @return the request
     */
    public static VerifyRequest of(ImageStore store) {
        return new VerifyRequest(store, ImageSelection.ALL, Optional.empty());
    }

    /**
     * The same for other images.
     *
     * @param other which images
     * @return another request
     */
    public VerifyRequest with(ImageSelection other) {
        return new VerifyRequest(store, other, limit);
    }

    /**
     * The same with a limit.
     *
     * @param time after this time no further image is begun
     * @return another request
     */
    public VerifyRequest within(Duration time) {
        return new VerifyRequest(store, images, Optional.of(time));
    }
}
