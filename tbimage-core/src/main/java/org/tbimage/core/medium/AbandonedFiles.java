package org.tbimage.core.medium;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Hidden files of writers that were killed. */
final class AbandonedFiles {
    /**
     * A writer that lives touches its file every few seconds. One that was asleep for longer than this loses its file and
     * fails, which harms nothing but its own backup; files kept for longer would fill a store, since a box that fails tries
     * again.
     */
    private static final Duration AGE = Duration.ofHours(2);

    private AbandonedFiles() {}

    /** Removes those in a folder whose keys begin with {@code start}. */
    static int sweep(Path folder, String start) throws IOException {
        List<Path> candidates = candidates(folder, start);
        if (candidates.isEmpty()) {
            return 0;
        }
        FileTime limit = FileTime.from(now(folder).toInstant().minus(AGE));
        int count = 0;
        for (Path file : candidates) {
            try {
                if (Files.getLastModifiedTime(file).compareTo(limit) < 0 && Files.deleteIfExists(file)) {
                    count++;
                }
            } catch (NoSuchFileException e) {
                // its writer has just finished
            }
        }
        return count;
    }

    private static List<Path> candidates(Path folder, String start) throws IOException {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                if (Folder.isTemporary(file, start) && Files.isRegularFile(file)) {
                    found.add(file);
                }
            }
        } catch (NoSuchFileException e) {
            return List.of(); // nobody has written there yet
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return found;
    }

    /** The time by the clock that stamps the files: a server's, not this machine's. */
    private static FileTime now(Path folder) throws IOException {
        Path probe = Files.createTempFile(folder, ".clock.", ".tmp");
        try {
            return Files.getLastModifiedTime(probe);
        } finally {
            Files.delete(probe);
        }
    }
}
