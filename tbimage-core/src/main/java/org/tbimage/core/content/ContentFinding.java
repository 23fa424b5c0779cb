package org.tbimage.core.content;

import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;

/**
 * An objection to writing some content to a disk.
 *
 * @param problem kind of problem
 * @param what what was found, in one line; it names the image or file
 * @param remedy what the user can do, in one line
 * @param refused whether a restore fails unless the user insists; otherwise it only warns
 */
public record ContentFinding(Problem problem, String what, String remedy, boolean refused) {
    /** Returns the finding as an exception. */
    public ImagingException asException() {
        return new ImagingException(problem, what, remedy);
    }
}
