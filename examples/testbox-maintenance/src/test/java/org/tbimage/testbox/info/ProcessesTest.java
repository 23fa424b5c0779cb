package org.tbimage.testbox.info;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ProcessesTest {
    private static final Processes PATIENT = new Processes(Duration.ofSeconds(40), 1000);

    @Test
    void bothStreamsAreKept() throws IOException {
        CommandOutput output = shell(PATIENT, "echo out; echo err >&2; cat; printf '%s' \"$LC_ALL\"");
        assertThat(output).isEqualTo(CommandOutput.of("out\nerr\nC"));
    }

    @Test
    void aMissingToolIsNoted() throws IOException {
        CommandOutput output = PATIENT.run(List.of("there-is-no-such-tool", "-x"));
        assertThat(output).isEqualTo(CommandOutput.none("there-is-no-such-tool is not installed, or can't be started"));
    }

    /** T4: what a tool printed before it failed is not taken for all there is. */
    @Test
    void aFailureIsNotedWithWhatWasPrinted() throws IOException {
        CommandOutput output = shell(PATIENT, "echo no permission; exit 3");
        assertThat(output.text()).isEqualTo("no permission\n");
        assertThat(output.remark()).contains("ended with exit code 3");
    }

    @Test
    void aToolThatHangsIsStoppedWithItsChildren() throws IOException {
        long start = System.nanoTime();
        CommandOutput output =
                shell(new Processes(Duration.ofMillis(300), 1000), "echo begun; sleep 50 & wait; echo end");
        assertThat(output.text()).isEqualTo("begun\n");
        assertThat(output.remark()).contains("stopped, since it took longer than 0.3 s");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void aToolThatPrintsTooMuchIsCutAndEnds() throws IOException {
        CommandOutput output = shell(PATIENT, "head -c 300000 /dev/zero | tr '\\0' x");
        assertThat(output.text()).isEqualTo("x".repeat(1000));
        assertThat(output.remark()).contains("cut after 1000 bytes");
    }

    @Test
    void anInterruptedWaitEnds() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> shell(PATIENT, "sleep 50")).isInstanceOf(InterruptedIOException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    private static CommandOutput shell(Processes processes, String script) throws IOException {
        return processes.run(List.of("sh", "-c", script));
    }
}
