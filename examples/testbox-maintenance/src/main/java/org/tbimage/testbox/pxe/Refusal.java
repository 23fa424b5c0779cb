package org.tbimage.testbox.pxe;

import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;

/** Makes the failure of a request that can't be, as it was typed or as the settings are. */
final class Refusal {
    private Refusal() {}

    static ImagingException of(String message, String remedy) {
        return new ImagingException(Problem.BAD_SETTING, message, remedy);
    }
}
