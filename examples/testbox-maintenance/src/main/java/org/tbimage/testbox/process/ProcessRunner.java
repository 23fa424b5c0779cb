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
 * @param timeLimit how long a tool may run
 * @param sizeLimit how many bytes of its output are kept
 */
public record ProcessRunner(Duration timeLimit, int sizeLimit) implements CommandRunner {
    /** How long to wait for the rest of the output after a tool was killed, or while its child keeps the output open. */
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

    /** Kills a tool. A tool that waits for a dead disk can't be killed; it and its output are left behind. */
    private static void end(Process process) {
        List<ProcessHandle> children = process.descendants().toList();
        // the tool first: one that waits for its children would continue after they are killed
        process.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
    }

    private CommandResult result(boolean ended, Process process, BoundedReader reader) {
        if (!ended) {
            return CommandResult.bad(
                    reader.text(), "stopped, because it took longer than " + HumanUnits.duration(timeLimit));
        }
        if (process.exitValue() != 0) {
            return CommandResult.bad(reader.text(), "ended with exit code " + process.exitValue());
        }
        Optional<String> cut =
                reader.wasCut() ? Optional.of("cut after " + HumanUnits.bytes(sizeLimit)) : Optional.empty();
        return new CommandResult(true, reader.text(), cut);
    }
}
