package org.tbimage.core.old;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The folder of files that earlier builds and other tools wrote; its README tells of them. */
final class OldFolder {
    /** Tests run in the folder of their module. */
    static final Path ROOT = Path.of("src/test/resources/old");

    private OldFolder() {}

    /** The words of each line of a list, comments left out. */
    static List<List<String>> lines(Path list) throws IOException {
        List<List<String>> lines = Files.readAllLines(list).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> List.of(line.split(" ", -1)))
                .toList();
        if (lines.isEmpty()) {
            throw new IOException(list + " lists nothing");
        }
        return lines;
    }
}
