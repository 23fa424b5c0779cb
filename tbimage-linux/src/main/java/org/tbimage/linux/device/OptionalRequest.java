package org.tbimage.linux.device;

import org.tbimage.linux.ioctl.Errno;
import org.tbimage.linux.ioctl.ErrnoException;

/**
 * A request that some devices or file systems do not support. It remembers that a request is unsupported, and stops
 * trying it.
 */
final class OptionalRequest {
    private volatile boolean unsupported;

    /** The request. */
    @FunctionalInterface
    interface Request {
        void make() throws ErrnoException;
    }

    /** {@return whether the request succeeded; false if it is not supported; other failures are thrown} */
    boolean tried(Request request) throws ErrnoException {
        if (unsupported) {
            return false;
        }
        try {
            request.make();
            return true;
        } catch (ErrnoException e) {
            unsupported = e.is(Errno.EOPNOTSUPP, Errno.ENOTTY, Errno.ENOSYS);
            // EINVAL may concern only this range.
            if (unsupported || e.is(Errno.EINVAL)) {
                return false;
            }
            throw e;
        }
    }
}
