package org.tbimage.testbox.service.system;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import org.tbimage.testbox.failure.ServiceException;
import org.tbimage.testbox.failure.ServiceProblem;
import org.tbimage.testbox.file.PlainText;

/** Files of a few lines that people or other programs write, of whatever length they may turn out to be. */
public final class SmallFiles {
    private static final int MAX_BYTES = 64 << 10;

    private static final String REPLACE = "put a text file of a few lines in its place, or remove it";

    private SmallFiles() {}

    /**
     * Reads one, as {@link PlainText} decodes it.
     *
     * @param file which
     * @return its text, or nothing if there is no such file
     * @throws ServiceException if it is too long, not a regular file, or text in another encoding than UTF-8
     * @throws IOException if it can't be read
     */
    public static Optional<String> read(Path file) throws IOException {
        try {
            // Passed over, a list of disks would mean all of them; a pipe would be waited for.
            require(
                    Files.readAttributes(file, BasicFileAttributes.class).isRegularFile(),
                    file,
                    "is not a regular file",
                    REPLACE);
        } catch (NoSuchFileException e) {
            require(!Files.isSymbolicLink(file), file, "is a link to nothing", REPLACE);
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            require(bytes.length <= MAX_BYTES, file, "is longer than " + MAX_BYTES + " bytes", REPLACE);
            Optional<String> encoding = PlainText.foreignEncoding(bytes);
            require(encoding.isEmpty(), file, "is text in " + encoding.orElse(""), "save it as UTF-8");
            return Optional.of(PlainText.decode(bytes));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private static void require(boolean good, Path file, String otherwise, String remedy) throws ServiceException {
        if (!good) {
            throw new ServiceException(ServiceProblem.BAD_REQUEST, file + " " + otherwise, remedy);
        }
    }
}
