package org.tbimage.testbox.file;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The temporary files of {@link AtomicFile}, which stay behind if a writer is killed or its server fails. */
public final class TemporaryFiles {
    /** Much longer than a write takes. */
    private static final Duration AGE = Duration.ofHours(2);

    private static final Pattern NAME =
            Pattern.compile("\\.(.+)\\.[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\\.tmp");

    private TemporaryFiles() {}

    /** {@return the hidden, unguessable name of a file while it is written} */
    static Path name(Path file, String unique) {
        return file.resolveSibling("." + file.getFileName() + "." + unique + ".tmp");
    }

    /**
     * Translates the name of a temporary file into the name of the file that is written.
     *
     * @param path any path, as an exception names it; may be null
     * @return the final path; a path that is not temporary stays as it is
     */
    public static String finalName(@Nullable String path) {
        if (path == null) {
            return "a file";
        }
        int name = path.lastIndexOf('/') + 1;
        Matcher hidden = NAME.matcher(path.substring(name));
        return hidden.matches() ? path.substring(0, name) + hidden.group(1) : path;
    }

    /**
     * Removes temporary files that are two hours older than the newest file of the folder, so only the server's clock counts.
     *
     * @param folder the folder; a file was just written to it
     * @throws IOException if the folder can't be listed, or a file can't be removed
     */
    public static void sweep(Path folder) throws IOException {
        Map<Path, Instant> temporary = new HashMap<>();
        Instant newest = Instant.MIN;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Instant written = written(file);
                newest = written.isAfter(newest) ? written : newest;
                if (NAME.matcher(String.valueOf(file.getFileName())).matches()) {
                    temporary.put(file, written);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        for (Map.Entry<Path, Instant> file : temporary.entrySet()) {
            if (file.getValue().plus(AGE).isBefore(newest)) {
                Files.deleteIfExists(file.getKey());
            }
        }
    }

    /** {@return the modification time; the epoch for a file that was removed meanwhile} */
    private static Instant written(Path file) throws IOException {
        try {
            return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                    .lastModifiedTime()
                    .toInstant();
        } catch (NoSuchFileException e) {
            return Instant.EPOCH;
        }
    }
}
