package org.tbimage.linux.ioctl;

import java.io.IOException;

/** A system call failed. */
public final class ErrnoException extends IOException {
    private static final long serialVersionUID = 1L;

    private final int code;

    /**
     * Creates the exception.
     *
     * @param call name of the system call, with the request of an {@code ioctl}
     * @param code the error number
     */
    public ErrnoException(String call, int code) {
        super(call + ": " + Errno.describe(code));
        this.code = code;
    }

    /**
     * Returns whether the error is one of several.
     *
     * @param candidates error numbers
     * @return whether one of them matches
     */
    public boolean is(Errno... candidates) {
        for (Errno candidate : candidates) {
            if (candidate.code() == code) {
                return true;
            }
        }
        return false;
    }
}
