package org.tbimage.store;

import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;

/** There is no image of a name or generation. */
public final class NoSuchImageException extends ImagingException {
    private static final long serialVersionUID = 1L;

    /**
     * Names what was looked for.
     *
     * @param location where the store is
     * @param what name of the image, with its generation if one was asked for
     */
    public NoSuchImageException(String location, String what) {
        super(
                Problem.NO_SUCH_IMAGE,
                location + ": there is no image " + what,
                "check its name, or list what the store has");
    }
}
