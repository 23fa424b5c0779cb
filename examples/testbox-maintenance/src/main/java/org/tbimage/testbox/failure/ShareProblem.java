package org.tbimage.testbox.failure;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.testbox.file.TemporaryFiles;

/** Turns failures of the shares into exceptions with a remedy. */
public final class ShareProblem {
    private ShareProblem() {}

    /**
     * Explains why the service can't write a file on a share.
     *
     * @param path the file; the failure itself may name a temporary file, or none
     * @param failure what the operating system reported
     * @return {@link Problem#STORE_FULL} if space or quota ran out, else {@link Problem#STORE_FAILED}
     */
    public static ImagingException ofWriting(Path path, IOException failure) {
        if (failure instanceof ImagingException known) {
            return known;
        }
        String reason = reason(failure);
        return of(
                path + " can't be written: " + reason,
                isFull(reason),
                "make room on the share, or raise the quota of the user to whom the server maps boxes",
                "see that the server exports the share for writing, and that boxes may write to the folder",
                failure);
    }

    /**
     * Explains why a user can't read or write a file on the TFTP share.
     *
     * @param failure what the operating system reported
     * @return the exception to throw
     */
    public static ImagingException ofTftp(FileSystemException failure) {
        String file = TemporaryFiles.finalName(failure.getFile());
        if (failure instanceof AccessDeniedException) {
            return new ImagingException(
                    Problem.NO_PERMISSION,
                    file + ": permission denied",
                    "run as root, or as a user who may use this file; on NFS see root_squash in the server's exports",
                    failure);
        }
        String reason = failure instanceof NoSuchFileException ? "it is gone" : String.valueOf(failure.getReason());
        return of(
                file + ": " + reason,
                isFull(reason),
                "make room on the TFTP share",
                "see that the TFTP share is mounted, and mounted for writing",
                failure);
    }

    private static ImagingException of(
            String message, boolean full, String ifFull, String otherwise, IOException failure) {
        Problem problem = full ? Problem.STORE_FULL : Problem.STORE_FAILED;
        return new ImagingException(problem, message, full ? ifFull : otherwise, failure);
    }

    /** Java has no exceptions for these, so the text of the operating system decides. */
    private static boolean isFull(String reason) {
        String text = reason.toLowerCase(Locale.ROOT);
        return text.contains("no space left") || text.contains("quota exceeded");
    }

    private static String reason(IOException failure) {
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        String reason = failure instanceof FileSystemException file ? file.getReason() : failure.getMessage();
        return reason == null ? failure.getClass().getSimpleName() : reason;
    }
}
