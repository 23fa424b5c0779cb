package org.tbimage.linux.device;

import org.tbimage.linux.ioctl.Errno;
import org.tbimage.linux.ioctl.ErrnoException;

/** A request that not every device or file system understands. What says once that it can't is not asked again. */
final class OptionalRequest {
    private volatile boolean unsupported;

    /** The request. */
    @FunctionalInterface
    interface Request {
        void make() throws ErrnoException;
    }

    /** {@return whether the request was carried out; a failure that is not a refusal is thrown} */
    boolean tried(Request request) throws ErrnoException {
        if (unsupported) {
            return false;
        }
        try {
            request.make();
            return true;
        } catch (ErrnoException e) {
            unsupported = e.is(Errno.EOPNOTSUPP, Errno.ENOTTY, Errno.ENOSYS);
            // EINVAL may be about this range alone.
            if (unsupported || e.is(Errno.EINVAL)) {
                return false;
            }
            throw e;
        }
    }
}
