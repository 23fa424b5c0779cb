package org.tbimage.testbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** SIGTERM to another process. */
@Timeout(60)
class SignalTest {
    @Test
    void theFirstSignalLetsTheActionCleanUp() throws Exception {
        Process process = start("wait");
        BufferedReader err = process.errorReader();
        await(err, "waiting");
        process.toHandle().destroy(); // unlike Process.destroy, leaves the streams open
        assertThat(err.lines().toList())
                .containsSequence("testbox-maintenance: cancelled", "  -> the probe is out; run it again");
        assertThat(exitCode(process)).isEqualTo(143);
    }

    @Test
    void theSecondSignalEndsTheProcessAtOnce() throws Exception {
        Process process = start("ignore");
        BufferedReader err = process.errorReader();
        await(err, "waiting");
        process.toHandle().destroy();
        await(err, "deaf");
        process.toHandle().destroy();
        assertThat(err.lines().filter(line -> !line.endsWith("deaf")).toList())
                .containsExactly("testbox-maintenance: stopped at once: the probe may be in still");
        assertThat(exitCode(process)).isEqualTo(143);
    }

    private static Process start(String mode) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String path = System.getProperty("java.class.path");
        return new ProcessBuilder(List.of(java, "-cp", path, Main.class.getName(), "probe", "--mode", mode, "x"))
                .start();
    }

    private static void await(BufferedReader lines, String word) throws IOException {
        String line = lines.readLine();
        while (line != null && !line.contains(word)) {
            line = lines.readLine();
        }
        assertThat(line).as("a line with '%s'", word).isNotNull();
    }

    private static int exitCode(Process process) throws InterruptedException {
        boolean ended = process.waitFor(30, TimeUnit.SECONDS);
        process.destroyForcibly();
        assertThat(ended).as("ended").isTrue();
        return process.exitValue();
    }
}
