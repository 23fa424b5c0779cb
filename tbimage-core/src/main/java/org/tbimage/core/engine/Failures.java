package org.tbimage.core.engine;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Brings what a worker threw to the thread that waits for it. */
final class Failures {
    private Failures() {}

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
