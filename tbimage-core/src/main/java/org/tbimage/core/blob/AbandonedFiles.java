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

/** Files of writers that were killed: hidden ones, and those that became visible for the sake of one that never did. */
final class AbandonedFiles {
    /**
     * A writer that is at work renews its file every few minutes. One that was asleep for longer than this loses its file and
     * fails, which harms nothing but its own backup. Files kept for longer would fill a store, since a box that fails tries
     * again.
     */
    private static final Duration AGE = Duration.ofHours(2);

    private static final String PROBE = ".clock.";

    private AbandonedFiles() {}

    /** Removes those in a folder that were made for blobs of certain names. */
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

    /**
     * Removes files that were made for {@code target}, unless one of them is young, or the target is there, or its claim.
     * A writer takes the claim before it makes the first of them, gives it up by making the target, and can't make the
     * target without it: so where both are absent, the claim being looked for first, the target will never be there.
     */
    static boolean removeParts(Path target, List<Path> parts) throws IOException {
        FileTime limit = limit(DirectoryOperations.above(target));
        for (Path part : parts) {
            if (Files.getLastModifiedTime(part).compareTo(limit) >= 0) {
                return false;
            }
        }
        if (!DirectoryOperations.isAbsent(DirectoryOperations.claim(target)) || !DirectoryOperations.isAbsent(target)) {
            return false;
        }
        for (Path part : parts) {
            Files.deleteIfExists(part);
        }
        DirectoryOperations.force(DirectoryOperations.above(target));
        return true;
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

    /** Left by whoever was killed while asking for the time. */
    private static boolean isProbe(Path file) {
        return file.getFileName().toString().startsWith(PROBE);
    }

    /** The time by the clock that stamps the files: a server's, not this machine's. */
    static FileTime now(Path folder) throws IOException {
        Path probe = Files.createTempFile(folder, PROBE, ".tmp");
        try {
            return Files.getLastModifiedTime(probe);
        } finally {
            Files.delete(probe);
        }
    }
}
