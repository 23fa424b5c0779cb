package org.tbimage.codec;

import java.io.UncheckedIOException;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;

/**
 * Thrown if a codec is installed but cannot work on this machine, for example because its native library cannot be
 * loaded. The cause is an {@link ImagingException} with {@link Problem#UNKNOWN_PROVIDER}, a message and a remedy. A retry
 * helps only after the user has followed the remedy.
 */
public final class CodecUnavailableException extends UncheckedIOException {
    private static final long serialVersionUID = 1L;

    private final ImagingException failure;

    /**
     * Creates the exception.
     *
     * @param codec name of the codec
     * @param reason why it cannot work, in one line
     * @param remedy what the user can do next, in one line; empty if there is nothing to do
     * @param cause the error of the codec's library
     */
    public CodecUnavailableException(String codec, String reason, String remedy, Throwable cause) {
        this(new ImagingException(
                Problem.UNKNOWN_PROVIDER,
                "the codec '" + codec + "' cannot be used on this machine: " + reason,
                remedy,
                cause));
    }

    private CodecUnavailableException(ImagingException failure) {
        super(failure);
        this.failure = failure;
    }

    /** {@return the cause: the failure with its kind, message and remedy} */
    public ImagingException failure() {
        return failure;
    }
}
