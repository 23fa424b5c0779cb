package org.tbimage.problem;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A failure that the user can understand and act on. It has a kind, a message that names the resource, and a remedy.
 * Failures with more facts are subclasses with fields.
 */
public class ImagingException extends IOException {
    private static final long serialVersionUID = 1L;

    private final Problem problem;
    private final String remedy;

    /**
     * Creates an exception without a cause.
     *
     * @param problem kind of failure
     * @param message what happened, in one line; it names the file, device or setting
     * @param remedy what the user can do next, in one line; empty if there is nothing to do
     */
    public ImagingException(Problem problem, String message, String remedy) {
        this(problem, message, remedy, null);
    }

    /**
     * Creates an exception with a cause.
     *
     * @param problem kind of failure
     * @param message what happened, in one line; it names the file, device or setting
     * @param remedy what the user can do next, in one line; empty if there is nothing to do
     * @param cause the cause, or null
     */
    public ImagingException(Problem problem, String message, String remedy, @Nullable Throwable cause) {
        super(message, cause);
        this.problem = problem;
        this.remedy = remedy;
    }

    /** {@return the kind of failure} */
    public Problem problem() {
        return problem;
    }

    /** {@return what the user can do next, in one line; empty if there is nothing to do} */
    public String remedy() {
        return remedy;
    }
}
