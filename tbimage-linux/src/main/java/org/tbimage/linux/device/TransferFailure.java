package org.tbimage.linux.device;

import java.io.IOException;
import org.tbimage.device.BadBlockException;
import org.tbimage.linux.ioctl.Errno;
import org.tbimage.linux.ioctl.ErrnoException;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.value.ByteRange;

/** Exceptions for failed transfers. */
final class TransferFailure {
    private TransferFailure() {}

    /**
     * Translates an error of the kernel.
     *
     * @param device name of the device, as the user knows it
     * @param verb {@code read} or {@code write}
     * @param range the bytes that were not transferred
     * @param cause the error of the kernel
     * @return the exception to throw
     */
    static IOException of(String device, String verb, ByteRange range, ErrnoException cause) {
        // Bad sectors are EIO in old kernels and ENODATA in newer ones. The others are rare.
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

    /** The device is shorter than its size: a disk was removed, or a file truncated. */
    static IOException atEnd(String device, String verb, ByteRange range) {
        String message = device + ": cannot " + verb + " bytes " + range + ": it has become shorter";
        return new ImagingException(Problem.DEVICE_FAILED, message, "see whether another program has changed it");
    }
}
