package org.tbimage.testbox.modules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The library finds its version in every way of packaging, because images record the version that made them. */
class VersionTest {
    private static final Path JDK = Path.of(System.getProperty("java.home"));
    private static final String PATH = libraries().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    private static final String EXPECTED = "tbimage " + version();

    @TempDir
    Path work;

    @Test
    void onTheClassPath() throws Exception {
        assertThat(java("-cp", PATH + File.pathSeparator + tests())).isEqualTo(EXPECTED + ", module null");
    }

    @Test
    void onTheModulePath() throws Exception {
        assertThat(java("--module-path", PATH, "--add-modules", "org.tbimage.core", "-cp", tests()))
                .isEqualTo(EXPECTED + ", module org.tbimage.core");
    }

    @Test
    void inTheJarOfAProgramWithItsOwnVersion() throws Exception {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, "99");
        Path jar = work.resolve("program.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream shaded = new JarOutputStream(out, manifest)) {
            Set<String> names = new HashSet<>(Set.of("META-INF/MANIFEST.MF", "module-info.class"));
            for (Path library : libraries().toList()) {
                addAll(shaded, library, names);
            }
        }
        assertThat(java("-cp", jar + File.pathSeparator + tests())).isEqualTo(EXPECTED + ", module null");
    }

    @Test
    void inARuntimeImage() throws Exception {
        assumeThat(JDK.resolve("jmods")).exists();
        Path image = work.resolve("image");
        run(
                JDK.resolve("bin/jlink"),
                "--module-path",
                PATH,
                "--add-modules",
                "org.tbimage.core",
                "--output",
                image + "");
        assertThat(run(image.resolve("bin/java"), "-cp", tests(), PrintVersion.class.getName()))
                .isEqualTo(EXPECTED + ", module org.tbimage.core");
    }

    /** The version of the build, from the parent project of this module. */
    private static String version() {
        try {
            String project = Files.readString(Path.of("pom.xml"));
            return project.substring(
                    project.indexOf("<version>") + "<version>".length(), project.indexOf("</version>"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The core and its dependencies. */
    private static Stream<Path> libraries() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> entry.matches(".*[/](tbimage-(core|api)[/-]|slf4j-api-|jackson-core-).*"))
                .map(Path::of);
    }

    /** The folder of this class, which is not on the module path. */
    private static String tests() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> entry.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static void addAll(JarOutputStream target, Path library, Set<String> names) throws IOException {
        if (Files.isDirectory(library)) {
            try (Stream<Path> files = Files.walk(library)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    add(target, library.relativize(file).toString(), Files.readAllBytes(file), names);
                }
            }
            return;
        }
        try (JarFile jar = new JarFile(library.toFile())) {
            for (ZipEntry entry :
                    jar.stream().filter(each -> !each.isDirectory()).toList()) {
                add(target, entry.getName(), jar.getInputStream(entry).readAllBytes(), names);
            }
        }
    }

    private static void add(JarOutputStream target, String name, byte[] content, Set<String> names) throws IOException {
        if (names.add(name)) {
            target.putNextEntry(new ZipEntry(name));
            target.write(content);
            target.closeEntry();
        }
    }

    private static String java(String... options) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of(options));
        all.add(PrintVersion.class.getName());
        return run(JDK.resolve("bin/java"), all.toArray(String[]::new));
    }

    private static String run(Path program, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output.strip();
    }
}
