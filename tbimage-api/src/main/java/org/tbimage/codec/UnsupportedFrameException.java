package org.tbimage.codec;

import org.jspecify.annotations.Nullable;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;

/**
 * Thrown if a frame or a file needs a feature of its format that the codec does not support: a dictionary, a window
 * above the limit, a filter, a later version. The frame or file is not known to be damaged.
 */
public final class UnsupportedFrameException extends ImagingException {
    private static final long serialVersionUID = 1L;

    private final long offset;
    private final String expandCommand;

    /**
     * Creates the exception.
     *
     * @param codec name of the codec
     * @param offset offset in bytes of the part that needs the feature, or an offset after it: in the frame, or in the
     *     file for a stream
     * @param feature a short description of the feature; it names both numbers if a limit is exceeded
     * @param expandCommand a program with options that writes the decoded file to standard output if the file's path is
     *     appended, such as {@code zstd -dc --long=31}; empty if no tool can do it without further input
     * @param cause the error of the codec's library, or null
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

    /**
     * {@return the offset in bytes of the part that needs the feature, or an offset after it: in the frame, or in the
     * file for a stream}
     */
    public long offset() {
        return offset;
    }

    /**
     * {@return a program with options that writes the decoded file to standard output if the file's path is appended,
     * or empty}
     */
    public String expandCommand() {
        return expandCommand;
    }
}
