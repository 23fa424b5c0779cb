package org.tbimage.testbox.failure;

import java.io.IOException;

/** A failure of the service, with its kind and a remedy. */
public final class ServiceException extends IOException {
    private static final long serialVersionUID = 1L;

    private final ServiceProblem problem;
    private final String remedy;

    /**
     * Makes the exception.
     *
     * @param problem its kind
     * @param message what happened, one line
     * @param remedy what to do next, one line; empty if there is nothing to do
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

    /** {@return what to do next; empty if there is nothing to do} */
    public String remedy() {
        return remedy;
    }
}
