package org.tbimage.core.blob;

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
import java.util.function.Predicate;

/** Removes unfinished hidden files of killed writers. */
final class AbandonedFiles {
    /**
     * A live writer renews its file every few minutes. A writer that was suspended for longer than this time loses its
     * file, and only its own backup fails. A longer time could fill a store, since a failing box tries again.
     */
    private static final Duration AGE = Duration.ofHours(2);

    private static final String PROBE = ".clock.";

    private AbandonedFiles() {}

    /** Removes the abandoned files in a folder that were made for blobs with certain names; returns their number. */
    static int sweep(Path folder, Predicate<String> names) throws IOException {
        List<Path> candidates = candidates(folder, names);
        if (candidates.isEmpty()) {
            return 0;
        }
        FileTime limit = limit(folder);
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

    private static FileTime limit(Path folder) throws IOException {
        return FileTime.from(now(folder).toInstant().minus(AGE));
    }

    private static List<Path> candidates(Path folder, Predicate<String> names) throws IOException {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                if ((isProbe(file) || isTemporary(file, names)) && Files.isRegularFile(file)) {
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

    private static boolean isTemporary(Path file, Predicate<String> names) {
        return DirectoryOperations.nameOfTemporary(file).filter(names).isPresent();
    }

    /** Left by a writer that was killed while it asked for the time. */
    private static boolean isProbe(Path file) {
        return file.getFileName().toString().startsWith(PROBE);
    }

    /** The time by the clock that sets modification times: that of the file server, not of this machine. */
    static FileTime now(Path folder) throws IOException {
        Path probe = Files.createTempFile(folder, PROBE, ".tmp");
        try {
            return Files.getLastModifiedTime(probe);
        } finally {
            Files.delete(probe);
        }
    }
}
