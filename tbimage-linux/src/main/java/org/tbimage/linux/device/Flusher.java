package org.tbimage.linux.device;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.tbimage.linux.ioctl.ErrnoException;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;

/**
 * Flushes an open file. The kernel reports a lost write only once. A second flush would succeed although data is lost.
 * So this class repeats the first failure.
 */
final class Flusher {
    private final OpenFile file;
    private volatile @Nullable ErrnoException failure;

    Flusher(OpenFile file) {
        this.file = file;
    }

    void flush() throws IOException {
        ErrnoException earlier = failure;
        if (earlier != null) {
            throw failed(earlier);
        }
        try {
            file.calls().fsync(file.descriptor());
        } catch (ErrnoException e) {
            failure = e;
            throw failed(e);
        }
    }

    private IOException failed(ErrnoException e) {
        return new ImagingException(
                Problem.DEVICE_FAILED,
                file.name() + ": cannot flush; written data may be lost: " + e.getMessage(),
                "look at the kernel log (dmesg), then open the device again, and write again",
                e);
    }
}
