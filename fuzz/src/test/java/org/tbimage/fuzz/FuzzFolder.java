package org.tbimage.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A folder for parsers that only take files. It is removed when the process ends. */
public final class FuzzFolder {
    /** In memory where there is such a place: inputs come by the thousand. */
    private static final Path MEMORY = Path.of("/dev/shm");

    private FuzzFolder() {}

    /** A new folder. */
    public static Path make() {
        try {
            Path folder = Files.isWritable(MEMORY)
                    ? Files.createTempDirectory(MEMORY, "tbimage-fuzz")
                    : Files.createTempDirectory("tbimage-fuzz");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(folder)));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void remove(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
