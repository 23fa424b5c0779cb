package org.tbimage.store;

import org.jspecify.annotations.Nullable;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.value.ImageRef;

/** Another writer has the generation of an image, so that it can not be begun or not be published. */
public final class ImageConflictException extends ImagingException {
    private static final long serialVersionUID = 1L;

    private final transient ImageRef ref;

    /**
     * Names the image.
     *
     * @param location where the store is
     * @param ref which image
     * @param what what happened, in a few words
     * @param cause the cause, or null
     */
    public ImageConflictException(String location, ImageRef ref, String what, @Nullable Throwable cause) {
        super(
                Problem.STORE_CONFLICT,
                location + ": " + ref + " " + what,
                "nothing was published; see whether the image is there already, and run it again if it is not",
                cause);
        this.ref = ref;
    }

    /** {@return which image} */
    public ImageRef ref() {
        return ref;
    }
}
