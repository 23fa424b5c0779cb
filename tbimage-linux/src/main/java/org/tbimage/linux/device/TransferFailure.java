package org.tbimage.linux.device;

import java.io.IOException;
import org.tbimage.device.BadBlockException;
import org.tbimage.linux.ioctl.Errno;
import org.tbimage.linux.ioctl.ErrnoException;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.value.ByteRange;

/** Says in the words of users what the kernel said of a transfer. */
final class TransferFailure {
    private TransferFailure() {}

    /**
     * Translates an error.
     *
     * @param device what the user knows it by
     * @param verb {@code read} or {@code write}
     * @param range what was still to be transferred
     * @param cause what the kernel said
     * @return what to throw
     */
    static IOException of(String device, String verb, ByteRange range, ErrnoException cause) {
        // A medium error is EIO of old and ENODATA of newer kernels; the others are its rarer kinds.
        if (cause.is(Errno.EIO, Errno.ENODATA, Errno.EREMOTEIO, Errno.EILSEQ)) {
            return new BadBlockException(device, verb, range, cause);
        }
        if (cause.is(Errno.ENOSPC, Errno.EDQUOT)) {
            String message = device + ": cannot write bytes " + range + ": the file system is full";
            return new ImagingException(
                    Problem.DEVICE_FAILED, message, "free some space there, then run it again", cause);
        }
        String message = device + ": cannot " + verb + " bytes " + range + ": " + cause.getMessage();
        return new ImagingException(Problem.DEVICE_FAILED, message, "look at the kernel log (dmesg)", cause);
    }

    /** A device that ends before its size: a disk pulled out, a file cut meanwhile. */
    static IOException atEnd(String device, String verb, ByteRange range) {
        String message = device + ": cannot " + verb + " bytes " + range + ": it has become shorter";
        return new ImagingException(Problem.DEVICE_FAILED, message, "see whether another program has changed it");
    }
}
