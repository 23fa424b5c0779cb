package org.tbimage.core.job;

import java.io.IOException;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;

/**
 * An image that a job over many images could not handle. The others are not affected.
 *
 * @param image {@code BOX/DISK@GENERATION}, or the name of a file without a manifest
 * @param cause what went wrong
 */
public record ImageFailure(String image, IOException cause) {
    /** {@return the kind of failure; {@link Problem#STORE_FAILED} if the cause has none} */
    public Problem problem() {
        return cause instanceof ImagingException e ? e.problem() : Problem.STORE_FAILED;
    }

    /** {@return what the user can do next, in one line; empty if there is nothing to do} */
    public String remedy() {
        return cause instanceof ImagingException e ? e.remedy() : "see to the store, and run it again";
    }

    /** {@return image and cause, in one line} */
    @Override
    public String toString() {
        String message = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return image + ": " + message;
    }
}
