package org.tbimage.core.house;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The documents of the project: all Markdown files except measured results and the texts beside old images. */
final class Documents {
    private static final List<String> OTHERS = List.of("benchmarks/results/", "/resources/old/");

    private Documents() {}

    static List<Path> all() throws IOException {
        return SourceTree.files(path -> path.endsWith(".md") && OTHERS.stream().noneMatch(path::contains));
    }
}
