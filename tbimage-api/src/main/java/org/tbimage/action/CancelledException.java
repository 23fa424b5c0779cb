package org.tbimage.action;

import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;

/** The user asked the work to stop, and it has stopped. */
public final class CancelledException extends ImagingException {
    private static final long serialVersionUID = 1L;

    /** Has nothing more to say. */
    public CancelledException() {
        super(Problem.CANCELLED, "cancelled", "run it again");
    }
}
