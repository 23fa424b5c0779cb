package org.tbimage.testkit.codec;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.tbimage.testkit.device.Tools;

/**
 * The program that users have for a format.
 *
 * @param expandCommand program and arguments that expand standard input to standard output
 * @param compressCommand program and arguments that compress standard input to standard output
 */
public record FormatTool(List<String> expandCommand, List<String> compressCommand) {
    public FormatTool {
        expandCommand = List.copyOf(expandCommand);
        compressCommand = List.copyOf(compressCommand);
    }

    /**
     * Expands a file with the tool. Skips the test if it is missing.
     *
     * @param file what it reads
     * @return what it wrote
     * @throws IOException if it fails
     */
    public byte[] expand(byte[] file) throws IOException {
        return run(expandCommand, file);
    }

    /**
     * Compresses with the tool. Skips the test if it is missing.
     *
     * @param content what it reads
     * @param options more arguments
     * @return what it wrote
     * @throws IOException if it fails
     */
    public byte[] compress(byte[] content, String... options) throws IOException {
        List<String> command = new ArrayList<>(compressCommand);
        command.addAll(List.of(options));
        return run(command, content);
    }

    /**
     * Runs any program of the format. Skips the test if it is missing.
     *
     * @param command program and arguments
     * @param input its standard input
     * @return its standard output
     * @throws IOException if it fails
     */
    public static byte[] run(List<String> command, byte[] input) throws IOException {
        Tools.assumeInstalled(command.get(0));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            // Beside us, since a full pipe in one direction stops the other.
            CompletableFuture<Void> feeding = CompletableFuture.runAsync(() -> feed(process, input));
            byte[] output = process.getInputStream().readAllBytes();
            if (process.waitFor() != 0) {
                throw new IOException(String.join(" ", command) + " ends with status " + process.exitValue());
            }
            feeding.join();
            return output;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while running " + String.join(" ", command), e);
        } finally {
            process.destroyForcibly();
        }
    }

    private static void feed(Process process, byte[] input) {
        try (OutputStream pipe = process.getOutputStream()) {
            pipe.write(input);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
