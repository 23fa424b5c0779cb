package org.tbimage.testbox.failure;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Locale;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;

/** Says what it means that a share refuses to be written. */
public final class ShareProblem {
    private ShareProblem() {}

    /**
     * Explains a failure.
     *
     * @param path what could not be written; the failure itself may name a hidden file, or none
     * @param failure what the operating system said
     * @return full, for lack of space or quota; else failed
     */
    public static ImagingException ofWriting(Path path, IOException failure) {
        if (failure instanceof ImagingException known) {
            return known;
        }
        String reason = reason(failure);
        String words = reason.toLowerCase(Locale.ROOT);
        boolean full = words.contains("no space left") || words.contains("quota exceeded");
        return new ImagingException(
                full ? Problem.STORE_FULL : Problem.STORE_FAILED,
                path + " can't be written: " + reason,
                full
                        ? "make room on the share, or raise the quota of the user to whom the server maps boxes"
                        : "see that the server exports the share for writing, and that boxes may write to the folder",
                failure);
    }

    private static String reason(IOException failure) {
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        String reason = failure instanceof FileSystemException file ? file.getReason() : failure.getMessage();
        return reason == null ? failure.getClass().getSimpleName() : reason;
    }
}
