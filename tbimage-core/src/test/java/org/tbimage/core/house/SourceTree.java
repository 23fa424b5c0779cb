package org.tbimage.core.house;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** The files of the project without build output, which other modules change while the tests of this one run. */
final class SourceTree {
    private static final Set<String> SKIPPED = Set.of("target", ".git");

    private SourceTree() {}

    /** All files whose path in the project, such as {@code docs/format.md}, matches; sorted. */
    static List<Path> files(Predicate<String> path) throws IOException {
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(House.ROOT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                boolean skipped = SKIPPED.contains(folder.getFileName().toString());
                return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile() && path.test(nameOf(file))) {
                    found.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return found.stream().sorted().toList();
    }

    /** The path of a file in the project. */
    static String nameOf(Path file) {
        return House.ROOT.relativize(file).toString();
    }
}
