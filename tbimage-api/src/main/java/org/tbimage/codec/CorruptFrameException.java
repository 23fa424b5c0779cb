package org.tbimage.codec;

import org.jspecify.annotations.Nullable;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;

/** Bytes are not a whole, undamaged frame, or not a file of such frames. */
public final class CorruptFrameException extends ImagingException {
    private static final long serialVersionUID = 1L;

    private final long offset;

    /**
     * Names the place.
     *
     * @param codec name of the codec
     * @param offset byte of the frame, or of the file for a stream, at or before which the damage is
     * @param what what is wrong there, in a few words
     * @param cause what the codec's library said, or null
     */
    public CorruptFrameException(String codec, long offset, String what, @Nullable Throwable cause) {
        super(Problem.IMAGE_DAMAGED, codec + ": " + what + " (at byte " + offset + ")", "", cause);
        this.offset = offset;
    }

    /** {@return byte of the frame, or of the file for a stream, at or before which the damage is} */
    public long offset() {
        return offset;
    }
}
