package org.tbimage.testbox.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ProcessRunnerTest {
    private static final ProcessRunner PATIENT = new ProcessRunner(Duration.ofSeconds(40), 1000);

    @Test
    void outputAndErrorsAreKept() throws IOException {
        CommandResult output = shell(PATIENT, "echo out; echo err >&2; cat; printf '%s' \"$LC_ALL\"");
        assertThat(output).isEqualTo(CommandResult.good("out\nerr\nC"));
    }

    @Test
    void aMissingToolIsNoted() throws IOException {
        CommandResult output = PATIENT.run(List.of("there-is-no-such-tool", "-x"));
        assertThat(output)
                .isEqualTo(CommandResult.bad("", "there-is-no-such-tool is not installed, or can't be started"));
    }

    /** T4: the output of a failed tool counts as incomplete. */
    @Test
    void aFailureKeepsTheOutput() throws IOException {
        CommandResult output = shell(PATIENT, "echo no permission; exit 3");
        assertThat(output.output()).isEqualTo("no permission\n");
        assertThat(output.remark()).contains("ended with exit code 3");
    }

    @Test
    void aHangingToolIsKilledWithItsChildren() throws Exception {
        CommandResult result = shell(
                new ProcessRunner(Duration.ofSeconds(3), 1000),
                "sh -c 'sleep 3600 & echo $!; wait; echo end' & echo $!; wait; echo end");
        assertThat(result.good()).isFalse();
        assertThat(result.remark()).contains("stopped, because it took longer than 3.0 s");
        assertThat(result.output()).doesNotContain("end");
        List<Long> started = result.output().lines().map(Long::valueOf).toList();
        assertThat(started).hasSize(2);
        for (long pid : started) {
            awaitEnd(pid);
        }
    }

    @Test
    void excessiveOutputIsTruncated() throws IOException {
        CommandResult output = shell(PATIENT, "head -c 300000 /dev/zero | tr '\\0' x");
        assertThat(output.output()).isEqualTo("x".repeat(1000));
        assertThat(output.remark()).contains("cut after 1000 bytes");
    }

    @Test
    void anInterruptedWaitEnds() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> shell(PATIENT, "sleep 50")).isInstanceOf(InterruptedIOException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    /** A killed process may remain as a zombie if init does not reap it. */
    private static void awaitEnd(long pid) throws Exception {
        Optional<ProcessHandle> process = ProcessHandle.of(pid);
        if (process.isPresent()) {
            process.get().onExit().get(30, TimeUnit.SECONDS);
        }
    }

    private static CommandResult shell(ProcessRunner processes, String script) throws IOException {
        return processes.run(List.of("sh", "-c", script));
    }
}
