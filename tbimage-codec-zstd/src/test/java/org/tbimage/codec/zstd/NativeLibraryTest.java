package org.tbimage.codec.zstd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The codec in a separate Java process whose temporary folder cannot hold the native library. */
final class NativeLibraryTest {
    @TempDir
    Path folder;

    @Test
    void reportsALibraryThatCannotBeLoaded() throws Exception {
        String output = probe("-DZstdTempFolder=" + folder.resolve("missing"));
        assertThat(output.lines())
                .hasSize(4)
                .allSatisfy(line -> assertThat(line)
                        .contains("UNKNOWN_PROVIDER", "the codec 'zstd' cannot be used on this machine")
                        .contains("set the Java property java.io.tmpdir", "use another codec"));
    }

    /** Listing codecs and recognizing files work without the library. */
    @Test
    void otherMethodsWorkWithoutTheLibrary() throws Exception {
        assertThat(probe("-DZstdTempFolder=" + folder.resolve("missing"), "-Dprobe=others")
                        .lines())
                .containsExactly("zstd", "true");
    }

    @Test
    void loadsTheLibrary() throws Exception {
        assertThat(probe("-DZstdTempFolder=" + folder).lines()).isEmpty();
    }

    private static String probe(String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java", "-Xmx64m"));
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), UnavailableProbe.class.getName()));
        Process java = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            java.getOutputStream().close();
            String output = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(java.waitFor()).as(output).isZero();
            // Java 24 and later print a warning about native access, followed by an empty line
            return String.join(
                    "\n",
                    output.lines()
                            .filter(line -> !line.isEmpty() && !line.startsWith("WARNING:"))
                            .toList());
        } finally {
            java.destroyForcibly();
        }
    }
}
