package org.tbimage.testkit.device;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** Programs of the system that tests need. */
public final class Tools {
    /**
     * Name of an environment variable. If it is set, a missing tool fails a test instead of skipping it, so that a
     * complete build cannot silently skip tests.
     */
    public static final String REQUIRED = "TBIMAGE_REQUIRE_TOOLS";

    private static final int TIME_LIMIT_SECONDS = 60;

    private Tools() {}

    /**
     * Runs a program and waits for its end.
     *
     * @param command the program and its arguments
     * @return its output, without the last line end
     * @throws IOException if it fails; the message contains its output
     */
    public static String run(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (!process.waitFor(TIME_LIMIT_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException(String.join(" ", command) + " failed: " + output);
            }
            return output;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while running " + String.join(" ", command), e);
        } finally {
            process.destroyForcibly();
        }
    }

    /**
     * Skips the test unless it runs as root and all tools are installed. Fails it if {@value #REQUIRED} is set.
     *
     * @param tools names of programs
     */
    public static void assumeRootWith(String... tools) {
        require(isRoot(), "not run as root");
        assumeInstalled(tools);
    }

    /**
     * Skips the test unless all tools are installed. Fails it if {@value #REQUIRED} is set.
     *
     * @param tools names of programs
     */
    public static void assumeInstalled(String... tools) {
        for (String tool : tools) {
            require(isInstalled(tool), tool + " is not installed");
        }
    }

    /**
     * Skips the test with a message on standard error if a condition is false. Fails it if {@value #REQUIRED} is set.
     *
     * @param condition what the test needs
     * @param lack description of what is missing
     */
    public static void require(boolean condition, String lack) {
        if (condition) {
            return;
        }
        if (System.getenv(REQUIRED) != null) {
            Assertions.fail(lack + ", and " + REQUIRED + " is set");
        }
        System.err.println("SKIPPED a test: " + lack);
        Assumptions.abort(lack);
    }

    private static boolean isRoot() {
        try {
            return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
        } catch (IOException | UnsupportedOperationException e) {
            // not a Linux system
            return false;
        }
    }

    private static boolean isInstalled(String tool) {
        return List.of("/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin").stream()
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
    }
}
