package org.tbimage.linux.device;

import java.io.IOException;
import java.nio.file.Path;
import org.tbimage.linux.ioctl.SystemCalls;

/** What opening needs around a descriptor. */
final class Descriptors {
    private Descriptors() {}

    /** Work on a descriptor that, if it succeeds, hands the descriptor on. */
    @FunctionalInterface
    interface Work<T> {
        T on(int descriptor) throws IOException;
    }

    /** Does the work, and gives the descriptor back if it fails. */
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

    /** {@return a path that leads to the open file itself, whatever its name means by now} */
    static Path path(int descriptor) {
        return Path.of("/proc/self/fd/" + descriptor);
    }
}
