package org.tbimage.core.content;

import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;

/**
 * What speaks against writing some content to a disk.
 *
 * @param problem its kind
 * @param what what was found, naming the image or file; one line
 * @param remedy the way out, one line
 * @param refused whether a restore is refused unless the user insists; else it warns
 */
public record ContentFinding(Problem problem, String what, String remedy, boolean refused) {
    /** The finding as an exception. */
    public ImagingException asException() {
        return new ImagingException(problem, what, remedy);
    }
}
