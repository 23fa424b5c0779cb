package org.tbimage.store;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A blob store did not answer, or asked to try later. The same call may succeed after a while. A blob store throws it only
 * after its own retries. Every other {@link IOException} of a blob store is permanent: to repeat the call is of no use.
 */
public final class PassingFailureException extends IOException {
    private static final long serialVersionUID = 1L;

    /**
     * Names what failed.
     *
     * @param message the blob store, the request and what it reported; one line
     * @param cause the cause, or null
     */
    public PassingFailureException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
