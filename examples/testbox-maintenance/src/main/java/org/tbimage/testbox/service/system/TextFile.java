package org.tbimage.testbox.service.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import org.tbimage.testbox.failure.ServiceException;
import org.tbimage.testbox.failure.ServiceProblem;
import org.tbimage.testbox.file.BoundedFile;
import org.tbimage.testbox.file.PlainText;

/** Reads text files of a few lines that people or other programs write. */
public final class TextFile {
    private static final String REPLACE = "put a text file of a few lines in its place, or remove it";

    private TextFile() {}

    /**
     * Reads a file and decodes it with {@link PlainText}.
     *
     * @param file which file
     * @return its text; empty if there is no such file
     * @throws ServiceException if it is too long, not a regular file, or text in an encoding other than UTF-8
     * @throws IOException if it can't be read
     */
    public static Optional<String> read(Path file) throws IOException {
        try {
            // To skip a folder in place of a list of disks would select all disks; to open a pipe would block.
            require(
                    Files.readAttributes(file, BasicFileAttributes.class).isRegularFile(),
                    file,
                    "is not a regular file",
                    REPLACE);
            byte[] bytes = BoundedFile.read(file)
                    .orElseThrow(() -> bad(file, "is longer than " + BoundedFile.MAX_BYTES + " bytes", REPLACE));
            Optional<String> encoding = PlainText.foreignEncoding(bytes);
            require(encoding.isEmpty(), file, "is text in " + encoding.orElse(""), "save it as UTF-8");
            return Optional.of(PlainText.decode(bytes));
        } catch (NoSuchFileException e) {
            require(!Files.isSymbolicLink(file), file, "is a link to nothing", REPLACE);
            return Optional.empty();
        }
    }

    private static void require(boolean good, Path file, String otherwise, String remedy) throws ServiceException {
        if (!good) {
            throw bad(file, otherwise, remedy);
        }
    }

    private static ServiceException bad(Path file, String why, String remedy) {
        return new ServiceException(ServiceProblem.BAD_REQUEST, file + " " + why, remedy);
    }
}
