package org.tbimage.core.engine.work;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Rethrows a worker's exception on the waiting thread. */
final class WorkerFailure {
    private WorkerFailure() {}

    /** Throws {@code failure} itself; never returns. */
    static IOException rethrow(@Nullable Throwable failure) throws IOException {
        if (failure instanceof IOException io) {
            throw io;
        }
        if (failure instanceof RuntimeException unchecked) {
            throw unchecked;
        }
        if (failure instanceof Error error) {
            throw error;
        }
        throw new IllegalStateException(failure);
    }
}
