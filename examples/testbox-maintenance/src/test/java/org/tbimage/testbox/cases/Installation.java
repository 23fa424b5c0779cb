package org.tbimage.testbox.cases;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;

/** A folder like the installed one, with the real start script, made of the class path of the tests. */
final class Installation {
    private static final Path SCRIPT = Path.of("src/main/dist/bin/testbox-maintenance");

    private Installation() {}

    /** Installs the program into a folder; returns the script that starts it. */
    static Path in(Path folder) throws IOException {
        Path script = Files.createDirectories(folder.resolve("bin")).resolve("testbox-maintenance");
        Files.copy(SCRIPT, script, StandardCopyOption.COPY_ATTRIBUTES);
        Path jar = Files.createDirectories(folder.resolve("lib")).resolve("class-path.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream written = new JarOutputStream(out, manifest())) {
            // The manifest is all there is.
            written.finish();
        }
        return script;
    }

    private static Manifest manifest() {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.put(
                Attributes.Name.CLASS_PATH,
                Arrays.stream(System.getProperty("java.class.path").split(java.io.File.pathSeparator))
                        .map(each -> Path.of(each).toUri().toString())
                        .collect(Collectors.joining(" ")));
        return manifest;
    }
}
