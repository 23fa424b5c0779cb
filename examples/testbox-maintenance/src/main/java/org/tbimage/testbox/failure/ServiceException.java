package org.tbimage.testbox.failure;

import java.io.IOException;

/** A failure of the service: of what kind, what happened, and the way out. */
public final class ServiceException extends IOException {
    private static final long serialVersionUID = 1L;

    private final ServiceProblem problem;
    private final String remedy;

    /**
     * A failure.
     *
     * @param problem its kind
     * @param message what happened, one line
     * @param remedy what to do next, one line; empty where there is nothing to say
     */
    public ServiceException(ServiceProblem problem, String message, String remedy) {
        super(message);
        this.problem = problem;
        this.remedy = remedy;
    }

    /** {@return the kind of failure} */
    public ServiceProblem problem() {
        return problem;
    }

    /** {@return what to do next; empty where there is nothing to say} */
    public String remedy() {
        return remedy;
    }
}
