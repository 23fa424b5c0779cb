package org.tbimage.testbox.failure;

import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;
import org.tbimage.problem.Problem;
import org.tbimage.testbox.file.TemporaryFiles;

/** Messages for Java's exceptions, many of which have only a file name or null as their message. */
final class ExceptionText {
    private static final int MAX_CAUSES = 10;

    private ExceptionText() {}

    /** {@return the message of an exception, or the title of its problem} */
    static String orTitle(Exception e, Problem problem) {
        String message = e.getMessage();
        return message == null || message.isBlank() ? problem.title() : message;
    }

    /** {@return the first useful message of an exception or its causes} */
    static String of(Throwable thrown) {
        Throwable next = thrown;
        for (int i = 0; next != null && i < MAX_CAUSES; i++) {
            String text = text(next);
            if (text != null && !text.isBlank()) {
                return text;
            }
            next = next.getCause();
        }
        return "an unexpected failure";
    }

    private static @Nullable String text(Throwable thrown) {
        if (thrown instanceof FileSystemException file) {
            return file(file);
        }
        if (thrown instanceof CharacterCodingException) {
            return "some text is not in the character set it should be in";
        }
        Throwable cause = thrown.getCause();
        // A wrapper's default message repeats its cause with the class name before it.
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
        String name = TemporaryFiles.finalName(e.getFile());
        return name + ": " + (reason == null ? "failed" : reason);
    }
}
