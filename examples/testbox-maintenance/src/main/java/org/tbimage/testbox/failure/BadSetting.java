package org.tbimage.testbox.failure;

import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;

/** Makes the exception for a wrong setting, option or argument. */
public final class BadSetting {
    private BadSetting() {}

    /**
     * Makes it.
     *
     * @param message what is wrong, one line
     * @param remedy what to do, one line; empty if there is nothing to add
     * @return the exception to throw
     */
    public static ImagingException of(String message, String remedy) {
        return new ImagingException(Problem.BAD_SETTING, message, remedy);
    }
}
