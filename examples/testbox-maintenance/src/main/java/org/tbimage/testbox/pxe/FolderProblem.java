package org.tbimage.testbox.pxe;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.testbox.file.UnfinishedFiles;

/** Tells what is wrong with a folder or a file of the TFTP share, and what to do. */
final class FolderProblem {
    private FolderProblem() {}

    static ImagingException of(FileSystemException failure) {
        String reason = String.valueOf(failure.getReason());
        // no Java exception of its own, so that the kernel's words have to do
        boolean full = reason.contains("No space left") || reason.contains("quota exceeded");
        if (failure instanceof AccessDeniedException) {
            return new ImagingException(
                    Problem.NO_PERMISSION,
                    UnfinishedFiles.finalName(failure.getFile()) + ": permission denied",
                    "run as root, or as a user who may use this file; on NFS see root_squash in the server's exports",
                    failure);
        }
        return new ImagingException(
                full ? Problem.STORE_FULL : Problem.STORE_FAILED,
                UnfinishedFiles.finalName(failure.getFile()) + ": " + words(failure, reason),
                full ? "make room on the TFTP share" : "see that the TFTP share is mounted, and mounted for writing",
                failure);
    }

    private static String words(FileSystemException failure, String reason) {
        return failure instanceof NoSuchFileException ? "it is gone" : reason;
    }
}
