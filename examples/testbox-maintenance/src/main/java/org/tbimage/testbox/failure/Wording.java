package org.tbimage.testbox.failure;

import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;
import org.tbimage.problem.Problem;
import org.tbimage.testbox.file.UnfinishedFiles;

/** Words for exceptions of the platform, many of whose messages are no more than the name of a file, or null. */
final class Wording {
    private static final int MAX_CAUSES = 10;

    private Wording() {}

    /** {@return its own message, or, should it have none, what kind of failure it is} */
    static String orTitle(Exception e, Problem problem) {
        String message = e.getMessage();
        return message == null || message.isBlank() ? problem.title() : message;
    }

    /** {@return the first that can be said of an exception or of what caused it} */
    static String of(Throwable thrown) {
        Throwable next = thrown;
        for (int i = 0; next != null && i < MAX_CAUSES; i++) {
            String words = words(next);
            if (words != null && !words.isBlank()) {
                return words;
            }
            next = next.getCause();
        }
        return "an unexpected failure";
    }

    private static @Nullable String words(Throwable thrown) {
        if (thrown instanceof FileSystemException file) {
            return file(file);
        }
        if (thrown instanceof CharacterCodingException) {
            return "some text is not in the character set it should be in";
        }
        Throwable cause = thrown.getCause();
        // A mere wrapper repeats its cause, with the name of its class before it.
        return cause != null && cause.toString().equals(thrown.getMessage()) ? null : thrown.getMessage();
    }

    private static String file(FileSystemException e) {
        String reason = e.getReason();
        if (e instanceof NoSuchFileException) {
            reason = "there is no such file or folder";
        } else if (e instanceof AccessDeniedException) {
            reason = "permission denied";
        } else if (e instanceof FileAlreadyExistsException) {
            reason = "exists already";
        }
        String name = UnfinishedFiles.finalName(e.getFile());
        return name + ": " + (reason == null ? "failed" : reason);
    }
}
