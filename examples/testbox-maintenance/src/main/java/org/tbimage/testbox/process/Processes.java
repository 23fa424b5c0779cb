package org.tbimage.testbox.process;

import java.io.File;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.tbimage.testbox.output.HumanUnits;

/**
 * Runs tools as processes of this machine, in the language of the C locale, without input.
 *
 * @param timeLimit how long one may take
 * @param sizeLimit how many bytes of what it prints are kept
 */
public record Processes(Duration timeLimit, int sizeLimit) implements CommandRunner {
    /** How long a tool that was told to go, or one whose child keeps its output open, may still take. */
    private static final long GRACE_MILLIS = 500;

    @Override
    public CommandResult run(List<String> command) throws InterruptedIOException {
        Process process;
        try {
            process = start(command);
        } catch (IOException e) {
            return CommandResult.bad("", command.get(0) + " is not installed, or can't be started");
        }
        BoundedReader reader = new BoundedReader(process.getInputStream(), sizeLimit);
        try {
            reader.start();
            boolean ended = process.waitFor(timeLimit.toMillis(), TimeUnit.MILLISECONDS);
            if (!ended) {
                end(process);
            }
            reader.join(GRACE_MILLIS);
            return result(ended, process, reader);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while " + command.get(0) + " ran");
        } finally {
            end(process);
        }
    }

    private static Process start(List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        builder.environment().put("LC_ALL", "C");
        return builder.start();
    }

    /** A tool that waits for a dead disk can't be killed; it is left behind then, and its output with it. */
    private static void end(Process process) {
        List<ProcessHandle> children = process.descendants().toList();
        // first itself: one that waits for its children would go on once they are gone
        process.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
    }

    private CommandResult result(boolean ended, Process process, BoundedReader reader) {
        if (!ended) {
            return CommandResult.bad(
                    reader.text(), "stopped, since it took longer than " + HumanUnits.duration(timeLimit));
        }
        if (process.exitValue() != 0) {
            return CommandResult.bad(reader.text(), "ended with exit code " + process.exitValue());
        }
        Optional<String> cut =
                reader.wasCut() ? Optional.of("cut after " + HumanUnits.bytes(sizeLimit)) : Optional.empty();
        return new CommandResult(true, reader.text(), cut);
    }
}
