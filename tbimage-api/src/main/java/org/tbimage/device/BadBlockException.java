package org.tbimage.device;

import org.jspecify.annotations.Nullable;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.value.ByteRange;

/** The medium could not transfer some byte of {@link #range}; bytes outside it are not affected. */
public final class BadBlockException extends ImagingException {
    private static final long serialVersionUID = 1L;

    private final transient ByteRange range;

    /**
     * Names the device and the place.
     *
     * @param device what the user knows it by
     * @param verb what failed: {@code read} or {@code write}
     * @param range what was to be transferred
     * @param cause what the operating system said, or null
     */
    public BadBlockException(String device, String verb, ByteRange range, @Nullable Throwable cause) {
        super(
                Problem.DEVICE_FAILED,
                device + ": cannot " + verb + " bytes " + range,
                "the medium may be failing: look at the kernel log and the disk's own report (smartctl -a)",
                cause);
        this.range = range;
    }

    /** {@return the transfer that failed} */
    public ByteRange range() {
        return range;
    }
}
