package org.tbimage.core.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.NotLinkException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Describes failures of the file system: the file and the reason. */
public final class FileErrors {
    /** A hidden file is still being written. Messages use its later name. */
    private static final Pattern HIDDEN =
            Pattern.compile("(^|.*/)\\.([^/]+?)(\\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})?\\.tmp");

    private FileErrors() {}

    /** {@return the file that the system named, under its final name; empty if it named none by an absolute path} */
    public static Optional<String> file(IOException e) {
        return e instanceof FileSystemException failure
                        && failure.getFile() != null
                        && failure.getFile().startsWith("/")
                ? Optional.of(finalName(failure.getFile()))
                : Optional.empty();
    }

    /** {@return the name that the file gets when it is complete; any other name unchanged} */
    static String finalName(String file) {
        return HIDDEN.matcher(file).replaceFirst("$1$2");
    }

    /** {@return the reason in a few words} */
    public static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof NoSuchFileException) {
            return "there is no such file or folder";
        }
        if (e instanceof FileAlreadyExistsException) {
            return "exists already";
        }
        if (e instanceof NotDirectoryException) {
            return "is not a folder";
        }
        if (e instanceof DirectoryNotEmptyException) {
            return "the folder is not empty";
        }
        if (e instanceof FileSystemLoopException || e instanceof NotLinkException) {
            return "is not a link that can be followed";
        }
        String reason = e instanceof FileSystemException failure ? failure.getReason() : e.getMessage();
        return reason == null || reason.isBlank() ? e.getClass().getSimpleName() : reason;
    }
}
