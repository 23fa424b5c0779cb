package org.tbimage.codec;

import org.jspecify.annotations.Nullable;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;

/**
 * A frame or a file is valid as far as can be seen, but uses a feature of its format that the codec does not support:
 * a dictionary, a window above the limit, a filter, a later version. Nothing says that it is damaged.
 */
public final class UnsupportedFrameException extends ImagingException {
    private static final long serialVersionUID = 1L;

    private final long offset;
    private final String expandCommand;

    /**
     * Names the feature and a way out.
     *
     * @param codec name of the codec
     * @param offset byte of the frame, or of the file for a stream, at or before which the feature is asked for
     * @param feature what is not supported, in a few words; with both numbers where a limit is exceeded
     * @param expandCommand program and options that expand such a file to standard output if the file's path is
     *     appended, such as {@code zstd -dc --long=31}; empty if no tool can without more
     * @param cause what the codec's library said, or null
     */
    public UnsupportedFrameException(
            String codec, long offset, String feature, String expandCommand, @Nullable Throwable cause) {
        super(
                Problem.IMAGE_UNSUPPORTED,
                codec + ": not supported: " + feature + " (at byte " + offset + ")",
                expandCommand.isEmpty() ? "" : "expand it with '" + expandCommand + "', and compress it again",
                cause);
        this.offset = offset;
        this.expandCommand = expandCommand;
    }

    /** {@return byte of the frame, or of the file for a stream, at or before which the feature is asked for} */
    public long offset() {
        return offset;
    }

    /** {@return program and options that expand such a file to standard output if its path is appended, or empty} */
    public String expandCommand() {
        return expandCommand;
    }
}
