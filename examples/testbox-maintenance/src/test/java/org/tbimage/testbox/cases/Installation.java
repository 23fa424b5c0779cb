package org.tbimage.testbox.cases;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/** An installed program, made from the class path of the tests: start script, jars and class archive. */
public final class Installation {
    private static final Path SCRIPTS = Path.of("src/main/dist/bin");
    private static final String PROGRAM = "testbox-maintenance";
    private static final String PREPARE = "prepare-start";

    private Installation() {}

    /** Installs the program into a folder; returns the script that starts it. */
    public static Path in(Path folder) throws IOException, InterruptedException {
        Path bin = Files.createDirectories(folder.resolve("bin"));
        for (String script : List.of(PROGRAM, PREPARE)) {
            Files.copy(SCRIPTS.resolve(script), bin.resolve(script), StandardCopyOption.COPY_ATTRIBUTES);
        }
        Path lib = Files.createDirectories(folder.resolve("lib"));
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            add(Path.of(entry), lib);
        }
        // Without the archive the program works as well, only not as fast.
        new ProcessBuilder(bin.resolve(PREPARE).toString()).start().waitFor();
        return bin.resolve(PROGRAM);
    }

    private static void add(Path entry, Path lib) throws IOException {
        if (Files.isRegularFile(entry)) {
            Files.copy(entry, lib.resolve(entry.getFileName()));
        } else if (entry.endsWith("target/classes")) {
            Path module = entry.getParent().getParent().getFileName();
            archive(entry, lib.resolve(module + ".jar"));
        }
    }

    private static void archive(Path classes, Path jar) throws IOException {
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream written = new JarOutputStream(out);
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                written.putNextEntry(new JarEntry(classes.relativize(file).toString()));
                Files.copy(file, written);
            }
        }
    }
}
