package org.tbimage.core.house;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A module of the project, as its sources say.
 *
 * @param folder where it lies
 */
record House(Path folder) {
    /** The project's folder: tests run in that of their module. */
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    /** The modules that others depend on; the testkit is one, but its tests are its content. */
    static List<House> libraryModules() throws IOException {
        try (Stream<Path> folders = Files.list(ROOT)) {
            return folders.filter(folder -> Files.exists(folder.resolve("src/main/java/module-info.java")))
                    .filter(folder -> folder.getFileName().toString().startsWith("tbimage-"))
                    .sorted()
                    .map(House::new)
                    .toList();
        }
    }

    String name() {
        return folder.getFileName().toString();
    }

    /** Without the shared beginning: {@code codec.zstd}. */
    String ownPackage() {
        return name().substring("tbimage-".length()).replace('-', '.');
    }

    String moduleInfo() throws IOException {
        return withoutComments(Files.readString(folder.resolve("src/main/java/module-info.java")));
    }

    /** What programs on a class path find. */
    List<String> service(String type) throws IOException {
        return Files.readAllLines(
                folder.resolve("src/main/resources/META-INF/services").resolve(type));
    }

    Set<String> services() throws IOException {
        Path services = folder.resolve("src/main/resources/META-INF/services");
        if (!Files.exists(services)) {
            return Set.of();
        }
        try (Stream<Path> files = Files.list(services)) {
            return new TreeSet<>(
                    files.map(file -> file.getFileName().toString()).toList());
        }
    }

    List<String> sources() throws IOException {
        List<String> sources = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder.resolve("src/main/java"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                sources.add(Files.readString(file, StandardCharsets.UTF_8));
            }
        }
        return sources;
    }

    private static String withoutComments(String source) {
        return source.replaceAll("(?s)/\\*.*?\\*/", "").replaceAll("//.*", "");
    }

    @Override
    public String toString() {
        return name();
    }
}
