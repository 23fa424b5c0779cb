package org.tbimage.problem;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A failure that a user can understand and act upon: of what kind, what happened to which resource, and the way out.
 * Failures that know more facts are subclasses with fields.
 */
public class ImagingException extends IOException {
    private static final long serialVersionUID = 1L;

    private final Problem problem;
    private final String remedy;

    /**
     * A failure without a cause to show.
     *
     * @param problem its kind
     * @param message what happened, naming the file, device or setting; one line
     * @param remedy what the user can do next, one line; empty where there is nothing to say
     */
    public ImagingException(Problem problem, String message, String remedy) {
        this(problem, message, remedy, null);
    }

    /**
     * A failure with a cause.
     *
     * @param problem its kind
     * @param message what happened, naming the file, device or setting; one line
     * @param remedy what the user can do next, one line; empty where there is nothing to say
     * @param cause what brought it about, or null
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

    /** {@return what the user can do next, in one line; empty where there is nothing to say} */
    public String remedy() {
        return remedy;
    }
}
