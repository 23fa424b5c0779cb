package org.tbimage.device;

import org.jspecify.annotations.Nullable;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.value.ByteRange;

/** A sector could not be transferred. At least one byte of {@link #range} is affected; bytes outside it are not. */
public final class BadBlockException extends ImagingException {
    private static final long serialVersionUID = 1L;

    private final transient ByteRange range;

    /**
     * Creates the exception.
     *
     * @param device name of the device, as the user knows it
     * @param verb the operation: {@code read} or {@code write}
     * @param range the bytes of the failed transfer
     * @param cause the error of the operating system, or null
     */
    public BadBlockException(String device, String verb, ByteRange range, @Nullable Throwable cause) {
        super(
                Problem.DEVICE_FAILED,
                device + ": cannot " + verb + " bytes " + range,
                "the medium may be failing: look at the kernel log and the disk's own report (smartctl -a)",
                cause);
        this.range = range;
    }

    /** {@return the bytes of the failed transfer} */
    public ByteRange range() {
        return range;
    }
}
