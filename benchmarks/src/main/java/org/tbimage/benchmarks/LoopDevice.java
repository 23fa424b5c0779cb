package org.tbimage.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A loop device over a file; needs root. Closing gives it back, the file stays. */
record LoopDevice(String path) implements AutoCloseable {
    static LoopDevice over(Path file) throws IOException {
        return new LoopDevice(losetup("--find", "--show", file.toString()));
    }

    @Override
    public void close() throws IOException {
        losetup("--detach", path);
    }

    private static String losetup(String... arguments) throws IOException {
        String[] command = new String[arguments.length + 1];
        command[0] = "losetup";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        try {
            if (process.waitFor() != 0) {
                throw new IOException(String.join(" ", command) + " failed; loop devices need root");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        return said;
    }
}
