package org.tbimage.testbox.service.system;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Commands of the machine that this runs on. */
public final class LiveCommands implements CommandRunner {
    private static final int MAX_OUTPUT = 8 << 10;

    /** Keeps nothing. */
    public LiveCommands() {}

    @Override
    public Result run(Duration timeout, List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        // Read beside, since a command that hangs on a dead server neither says anything nor ends.
        CompletableFuture<String> output = CompletableFuture.supplyAsync(() -> head(process.getInputStream()));
        try {
            if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException(command.get(0) + " did not end within " + timeout.toSeconds() + " s");
            }
            return new Result(
                    process.exitValue(),
                    output.completeOnTimeout("", 1, TimeUnit.SECONDS).join());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException(command.get(0) + " was interrupted");
        } finally {
            process.destroyForcibly();
        }
    }

    private static String head(InputStream output) {
        try (output) {
            String head = new String(output.readNBytes(MAX_OUTPUT), StandardCharsets.UTF_8);
            output.transferTo(java.io.OutputStream.nullOutputStream());
            return head.strip();
        } catch (IOException e) {
            return ""; // ended while it was read
        }
    }
}
