package org.tbimage.codec.gzip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The selection of engines in a separate Java process, also with missing parts. */
final class SeparateJavaTest {
    @Test
    void selectsTheFastestEngines() throws Exception {
        TestEngines.ISAL.installed();
        TestEngines.LIBDEFLATE.installed();
        assertThat(probe(classPath(), List.of()))
                .isEqualTo("libisal.so.2 for levels 1 to 3; libdeflate.so.0 for levels 4 to 9, and expands");
    }

    @Test
    void followsTheProperty() throws Exception {
        TestEngines.LIBDEFLATE.installed();
        assertThat(probe(classPath(), List.of("-Dtbimage.gzip.engine=jdk")))
                .isEqualTo("JDK for levels 1 to 9, and expands");
        assertThat(probe(classPath(), List.of("-Dtbimage.gzip.engine=libdeflate")))
                .isEqualTo("libdeflate.so.0 for levels 1 to 9, and expands");
        assertThat(probe(classPath(), List.of("-Dtbimage.gzip.engine=zlib")))
                .contains("the gzip engine 'zlib' cannot be used on this machine");
    }

    @Test
    void worksWithoutJna() throws Exception {
        String withoutJna = Arrays.stream(classPath().split(File.pathSeparator, -1))
                .filter(entry -> !entry.contains("jna"))
                .collect(Collectors.joining(File.pathSeparator));
        assertThat(probe(withoutJna, List.of()))
                .startsWith("JDK for levels 1 to 9, and expands; libisal.so.2: it cannot be loaded: ")
                .contains("libdeflate.so.0: it cannot be loaded: ");
    }

    /** JNA unpacks its library, which fails on some systems. */
    @Test
    void worksIfJnaCannotUnpack(@TempDir Path folder) throws Exception {
        String nowhere = folder.resolve("none").toString();
        assertThat(probe(classPath(), List.of("-Djna.nounpack=true", "-Djna.nosys=true", "-Djna.tmpdir=" + nowhere)))
                .startsWith("JDK for levels 1 to 9, and expands; libisal.so.2: it cannot be loaded: ");
    }

    private static String classPath() {
        return System.getProperty("java.class.path");
    }

    private static String probe(String classPath, List<String> options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java", "-Xmx64m"));
        command.addAll(options);
        command.addAll(List.of("-cp", classPath, EngineProbe.class.getName()));
        Process java = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            java.getOutputStream().close();
            String output = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            java.waitFor();
            // Java 24 and later print a warning about native access, followed by an empty line
            return output.lines()
                    .filter(line -> !line.isEmpty() && !line.startsWith("WARNING:"))
                    .collect(Collectors.joining("\n"));
        } finally {
            java.destroyForcibly();
        }
    }
}
