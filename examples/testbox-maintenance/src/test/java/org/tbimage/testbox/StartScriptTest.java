package org.tbimage.testbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The start script, with a fake Java that prints its arguments. */
class StartScriptTest {
    private static final Path SCRIPT = Path.of("src/main/dist/bin/testbox-maintenance");

    @TempDir
    Path folder;

    private Path script;
    private Path java;

    @BeforeEach
    void install() throws IOException {
        Path home = Files.createDirectories(folder.resolve("in stalled"));
        script = Files.createDirectory(home.resolve("bin")).resolve("testbox-maintenance");
        Files.copy(SCRIPT, script, StandardCopyOption.COPY_ATTRIBUTES);
        Files.createFile(Files.createDirectory(home.resolve("lib")).resolve("a.jar"));
        Files.createFile(home.resolve("lib/b.jar"));
        java = Files.createDirectories(folder.resolve("java"));
        Path program = Files.createDirectory(java.resolve("bin")).resolve("java");
        Files.writeString(program, "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        version("17.0.15");
    }

    @Test
    void startsThroughALinkToALink() throws Exception {
        Path first = Files.createSymbolicLink(folder.resolve("first"), folder.relativize(script));
        Path second = Files.createSymbolicLink(folder.resolve("second"), first);
        List<String> arguments = start(0, second, Map.of(), "probe", "a b", "*");
        String lib = folder.toRealPath().resolve("in stalled/lib").toString();
        assertThat(arguments)
                .contains("-Xmx256m", lib + "/a.jar:" + lib + "/b.jar")
                .doesNotContain("--enable-native-access=ALL-UNNAMED")
                .endsWith("org.tbimage.testbox.Main", "probe", "a b", "*");
    }

    @Test
    void newerJavaVersionsEnableNativeAccess() throws Exception {
        version("25");
        assertThat(start(0, script, Map.of())).contains("--enable-native-access=ALL-UNNAMED");
    }

    @Test
    void theUsersOptionsTakePrecedence() throws Exception {
        List<String> arguments = start(0, script, Map.of("TBIMAGE_JAVA_OPTS", "-Xmx1g -Dx=y"));
        assertThat(arguments).containsSubsequence("-Xmx256m", "-Xmx1g", "-Dx=y", "org.tbimage.testbox.Main");
    }

    @Test
    void aClassArchiveIsUsedIfItExists() throws Exception {
        Path archive =
                Files.createFile(folder.resolve("in stalled/lib/classes.jsa")).toRealPath();
        assertThat(start(0, script, Map.of())).contains("-XX:SharedArchiveFile=" + archive);
    }

    @Test
    void aFolderOfPluginsIsNamedAndLeavesTheClassPathAsItIs() throws Exception {
        List<String> without = start(0, script, Map.of());
        Path plugins =
                Files.createDirectory(folder.resolve("in stalled/plugins")).toRealPath();
        Files.createFile(plugins.resolve("p.jar"));
        List<String> with = start(0, script, Map.of());
        assertThat(with)
                .contains("-Dtestbox.plugins=" + plugins)
                .containsAll(without)
                .hasSize(without.size() + 1);
    }

    @Test
    void anOldJavaIsRejected() throws Exception {
        for (String old : List.of("1.8.0_402", "11.0.2", "16")) {
            version(old);
            assertThat(start(1, script, Map.of()))
                    .hasSize(2)
                    .first()
                    .asString()
                    .startsWith("testbox-maintenance: ")
                    .contains("is Java " + old + ", and 17 is");
        }
    }

    @Test
    void aMissingJavaIsReportedInOneLine() throws Exception {
        assertThat(start(1, script, Map.of("JAVA_HOME", "/nowhere")))
                .containsExactly(
                        "testbox-maintenance: there is no Java at /nowhere/bin/java",
                        "  -> set JAVA_HOME to a Java 17 or newer, or unset it");
    }

    private void version(String version) throws IOException {
        Files.writeString(java.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\nOS=\"y\"\n");
    }

    private List<String> start(int code, Path command, Map<String, String> settings, String... args) throws Exception {
        List<String> line = new ArrayList<>(List.of(command.toString()));
        line.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
        builder.environment().remove("TBIMAGE_JAVA_OPTS");
        builder.environment().put("JAVA_HOME", java.toString());
        builder.environment().putAll(settings);
        Process process = builder.start();
        List<String> lines = process.inputReader().lines().toList();
        assertThat(process.waitFor()).as(lines.toString()).isEqualTo(code);
        return lines;
    }
}
