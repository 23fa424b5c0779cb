package org.tbimage.linux.device;

import java.io.IOException;
import java.nio.file.Path;
import org.tbimage.linux.ioctl.SystemCalls;

/** Helpers for open file descriptors. */
final class Descriptors {
    private Descriptors() {}

    /** Work that takes over a descriptor if it succeeds. */
    @FunctionalInterface
    interface Work<T> {
        T on(int descriptor) throws IOException;
    }

    /** Runs the work, and closes the descriptor if the work fails. */
    static <T> T keepUnlessFailing(SystemCalls calls, int descriptor, Work<T> work) throws IOException {
        try {
            return work.on(descriptor);
        } catch (IOException | RuntimeException | Error e) {
            try {
                calls.close(descriptor);
            } catch (IOException closing) {
                e.addSuppressed(closing);
            }
            throw e;
        }
    }

    /** {@return a path to the open file itself, even if its name now belongs to another file} */
    static Path path(int descriptor) {
        return Path.of("/proc/self/fd/" + descriptor);
    }
}
