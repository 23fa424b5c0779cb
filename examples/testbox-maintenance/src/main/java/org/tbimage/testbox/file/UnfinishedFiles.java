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

/** What writers of {@linkplain WholeFile whole files} left in a folder that were killed, or whose server went away. */
public final class UnfinishedFiles {
    /** Far longer than it takes to write one. */
    private static final Duration AGE = Duration.ofHours(2);

    private static final Pattern NAME =
            Pattern.compile("\\.(.+)\\.[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\\.tmp");

    private UnfinishedFiles() {}

    /** {@return the hidden name under which a file is written until it is whole, which nobody can guess} */
    static Path unfinished(Path file, String unique) {
        return file.resolveSibling("." + file.getFileName() + "." + unique + ".tmp");
    }

    /**
     * Finds the name that a person knows a file by.
     *
     * @param path any path, as an exception names it; may be null
     * @return the path under which the file is whole; any other path as it is
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
     * Removes those that are two hours older than the newest file of the folder, so that no clock but the server's counts.
     *
     * @param folder where; a file was written to it just now
     * @throws IOException if it can't be listed, or one can't be removed
     */
    public static void sweep(Path folder) throws IOException {
        Map<Path, Instant> unfinished = new HashMap<>();
        Instant newest = Instant.MIN;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Instant written = written(file);
                newest = written.isAfter(newest) ? written : newest;
                if (NAME.matcher(String.valueOf(file.getFileName())).matches()) {
                    unfinished.put(file, written);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        for (Map.Entry<Path, Instant> file : unfinished.entrySet()) {
            if (file.getValue().plus(AGE).isBefore(newest)) {
                Files.deleteIfExists(file.getKey());
            }
        }
    }

    /** One that goes meanwhile is as old as can be, and not there to be removed. */
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
