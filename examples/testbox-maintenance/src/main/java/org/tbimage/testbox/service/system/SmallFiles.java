package org.tbimage.testbox.service.system;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import org.tbimage.testbox.failure.ServiceException;
import org.tbimage.testbox.failure.ServiceProblem;

/** Files of a few lines that people or other programs write, of whatever length they may turn out to be. */
public final class SmallFiles {
    private static final int MAX_BYTES = 64 << 10;

    private SmallFiles() {}

    /**
     * Reads one. Bytes that are no text are kept as characters of their own, and so match nothing that is looked for.
     *
     * @param file which
     * @return its text, or nothing if there is no such file
     * @throws ServiceException if it is too long, or something else than a file
     * @throws IOException if it can't be read
     */
    public static Optional<String> read(Path file) throws IOException {
        try {
            // Passed over, a list of disks would mean all of them; a pipe would be waited for.
            require(Files.readAttributes(file, BasicFileAttributes.class).isRegularFile(), file, "is no file");
        } catch (NoSuchFileException e) {
            require(!Files.isSymbolicLink(file), file, "is a link to nothing");
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            require(bytes.length <= MAX_BYTES, file, "is longer than " + MAX_BYTES + " bytes");
            return Optional.of(new String(bytes, StandardCharsets.UTF_8));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private static void require(boolean good, Path file, String otherwise) throws ServiceException {
        if (!good) {
            throw new ServiceException(ServiceProblem.BAD_REQUEST, file + " " + otherwise, "look into it");
        }
    }
}
