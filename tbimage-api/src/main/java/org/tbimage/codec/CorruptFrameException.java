package org.tbimage.codec;

import org.jspecify.annotations.Nullable;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;

/**
 * Thrown if bytes are not a complete, undamaged frame, or not a file of such frames. Reading them again does not help.
 */
public final class CorruptFrameException extends ImagingException {
    private static final long serialVersionUID = 1L;

    private final long offset;

    /**
     * Creates the exception.
     *
     * @param codec name of the codec
     * @param offset offset of the damage in bytes, or an offset after it: in the frame, or in the file for a stream
     * @param what a short description of the damage
     * @param cause the error of the codec's library, or null
     */
    public CorruptFrameException(String codec, long offset, String what, @Nullable Throwable cause) {
        super(Problem.IMAGE_DAMAGED, codec + ": " + what + " (at byte " + offset + ")", "", cause);
        this.offset = offset;
    }

    /** {@return the offset of the damage in bytes, or an offset after it: in the frame, or in the file for a stream} */
    public long offset() {
        return offset;
    }
}
