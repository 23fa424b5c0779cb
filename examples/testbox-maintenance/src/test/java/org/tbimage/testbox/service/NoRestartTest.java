package org.tbimage.testbox.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Machines that must not be restarted. */
class NoRestartTest {
    private static final int SIZE = 1 << 20;

    @TempDir
    Path root;

    private FakeBox box;

    @BeforeEach
    void makeBox() throws IOException {
        box = new FakeBox(root);
    }

    @Test
    void aMachineWithoutNetworkBootIsNeverRestarted() throws IOException {
        Files.writeString(root.resolve("proc/cmdline"), "root=/dev/sda1 ro quiet");
        assertThat(box.run()).isEqualTo(13);
        assertThat(box.events).isEmpty();
        assertThat(box.waited).isZero();
        Files.delete(root.resolve("proc/cmdline"));
        assertThat(box.run()).isEqualTo(1);
        assertThat(box.events).isEmpty();
    }

    @Test
    void aStoppedServiceDoesNotRestartTheBox() throws IOException {
        box.disk("sda", "A", "ata-1", SIZE);
        box.ask("backup");
        box.stop.request();
        assertThat(box.run()).isEqualTo(130);
        assertThat(box.events).doesNotContain("reboot");
        assertThat(box.request).exists();
        assertThat(box.globalLog()).contains("error: backup was stopped; the request is kept");
    }

    @Test
    void theServiceIsTheDefaultOnlyOnABootedBox() throws IOException {
        Path commandLine = root.resolve("proc/cmdline");
        assertThat(BootRequest.isPresent(commandLine)).isFalse();
        Files.writeString(commandLine, "root=/dev/sda1");
        assertThat(BootRequest.isPresent(commandLine)).isFalse();
        box.ask("nonsense");
        assertThat(BootRequest.isPresent(commandLine)).isTrue();
    }
}
