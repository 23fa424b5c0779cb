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
 * @param expandCommand program and arguments that decode standard input to standard output
 * @param compressCommand program and arguments that compress standard input to standard output
 */
public record FormatTool(List<String> expandCommand, List<String> compressCommand) {
    public FormatTool {
        expandCommand = List.copyOf(expandCommand);
        compressCommand = List.copyOf(compressCommand);
    }

    /**
     * Decodes a file with the tool. Skips the test if the tool is missing.
     *
     * @param file the input
     * @return the output
     * @throws IOException if the tool fails
     */
    public byte[] expand(byte[] file) throws IOException {
        return run(expandCommand, file);
    }

    /**
     * Compresses with the tool. Skips the test if the tool is missing.
     *
     * @param content the input
     * @param options further arguments
     * @return the output
     * @throws IOException if the tool fails
     */
    public byte[] compress(byte[] content, String... options) throws IOException {
        List<String> command = new ArrayList<>(compressCommand);
        command.addAll(List.of(options));
        return run(command, content);
    }

    /**
     * Runs any program of the format. Skips the test if the program is missing.
     *
     * @param command program and arguments
     * @param input its standard input
     * @return its standard output
     * @throws IOException if the program fails
     */
    public static byte[] run(List<String> command, byte[] input) throws IOException {
        Tools.assumeInstalled(command.get(0));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            // in another thread, since a full pipe in one direction blocks the other
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
