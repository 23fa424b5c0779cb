package org.tbimage.example.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program and the libraries as a runtime image of jlink, with the native libraries in it. */
class RuntimeImageTest {
    private static final Path JDK = Path.of(System.getProperty("java.home"));
    private static final String MAIN = "org.tbimage.example.runtime/org.tbimage.example.runtime.Inventory";

    /** lz4-java has no module descriptor, so that jlink cannot link it. It stays on a module path beside the image. */
    private static final Predicate<String> LZ4 = entry -> entry.contains("lz4");

    /** The modules that load native libraries; Java 24 and newer want them named. */
    private static final String NATIVE_ACCESS = "--enable-native-access=com.sun.jna,com.github.luben.zstd_jni";

    @TempDir
    static Path folder;

    private static Path java;

    @TempDir
    Path work;

    @BeforeAll
    static void link() throws Exception {
        Path image = folder.resolve("image");
        run(
                JDK.resolve("bin/jlink").toString(),
                "--module-path",
                path(LZ4.negate()),
                "--add-modules",
                "org.tbimage.example.runtime,org.tbimage.codec.gzip,org.tbimage.codec.zstd,org.tbimage.codec.xz,"
                        + "org.tbimage.linux,org.slf4j.jul",
                "--add-options",
                " " + NATIVE_ACCESS, // jlink takes no value that begins with a hyphen
                "--launcher",
                "inventory=" + MAIN,
                "--strip-debug",
                "--no-header-files",
                "--no-man-pages",
                "--output",
                image.toString());
        java = image.resolve("bin/java");
    }

    @Test
    void listsCodecsAndDevices() throws Exception {
        assertThat(run(java.resolveSibling("inventory").toString()))
                .contains("codec gzip: ", "codec xz: ", "codec zstd: ")
                .contains("kind of device file", "kind of device linux")
                .doesNotContain("lz4");
    }

    @Test
    void backsUpAFileWithEachCodec() throws Exception {
        assertThat(inventory(disk().toString()))
                .contains("bytes", "backed up as example/gzip", "backed up as example/xz", "backed up as example/zstd");
    }

    @Test
    void backsUpALoopDevice() throws Exception {
        assumeThat(new File("/dev/loop-control").canWrite())
                .as("loop devices can be made")
                .isTrue();
        String loop = run("losetup", "--find", "--show", disk().toString());
        try {
            assertThat(inventory(loop)).contains("opened " + loop + ": 4194304 bytes", "backed up as example/zstd");
        } finally {
            run("losetup", "--detach", loop);
        }
    }

    @Test
    void findsLz4OnAModulePathBesideTheImage() throws Exception {
        assertThat(run(
                        java.toString(),
                        "--module-path",
                        path(LZ4),
                        "--add-modules",
                        "org.tbimage.codec.lz4",
                        "--module",
                        MAIN,
                        disk().toString(),
                        "dir:" + store()))
                .contains("codec lz4: ", "backed up as example/lz4", "backed up as example/zstd");
    }

    /** From Java 24 on, native access can be denied to the modules that are not named. Nothing else may need it. */
    @Test
    void namesEveryModuleWithNativeCode() throws Exception {
        assumeThat(Runtime.version().feature()).isGreaterThanOrEqualTo(24);
        assertThat(inventory(disk().toString(), "--illegal-native-access=deny")).contains("backed up as example/zstd");
    }

    @Test
    void theGuideNamesTheSameJna() throws Exception {
        String pom = Files.readString(Path.of("../../pom.xml"));
        String version = pom.replaceAll("(?s).*<jna.version>(.*?)</jna.version>.*", "$1");
        assertThat(Path.of("../../docs/modules.md"))
                .content()
                .contains("<artifactId>jna-jpms</artifactId>\n  <version>" + version + "</version>");
    }

    private String inventory(String device, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(java.toString()));
        command.addAll(List.of(options));
        command.addAll(List.of("--module", MAIN, device, "dir:" + store()));
        return run(command.toArray(String[]::new));
    }

    private Path store() throws IOException {
        return Files.createDirectories(work.resolve("store"));
    }

    private Path disk() throws IOException {
        byte[] content = new byte[4 << 20];
        new Random(12).nextBytes(content);
        Arrays.fill(content, 1 << 20, 3 << 20, (byte) 7);
        return Files.write(work.resolve("disk.img"), content);
    }

    /** What this test has on its class path, as a module path. */
    private static String path(Predicate<String> wanted) {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> !entry.endsWith("test-classes"))
                .filter(wanted)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor())
                .as("%s:%n%s", String.join(" ", command), output)
                .isZero();
        return output.strip();
    }
}
