package org.tbimage.testbox.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The behaviour of a box if a request fails. */
class FailedRunTest {
    private static final int SIZE = 1 << 20;

    @TempDir
    Path root;

    private FakeBox box;

    @BeforeEach
    void makeBox() throws IOException {
        box = new FakeBox(root);
    }

    @ParameterizedTest
    @CsvSource({
        "testbox-action-format, 15",
        "testbox-action-backup testbox-action-restore, 15",
        "quiet, 14",
        "testbox-action-backup testbox-disk=sda, 16",
        "testbox-action-backup testbox-disks=../../x, 16",
        "testbox-action-backup testbox-disks=sdz, 17"
    })
    void aBadRequestIsAnErrorInBothLogs(String words, int code) throws IOException {
        box.disk("sda", "A", "ata-1", SIZE);
        box.ask("x").boot(words);
        Files.writeString(box.request, "DEFAULT maintenance");
        assertThat(box.run()).isEqualTo(code);
        assertThat(box.log()).contains("10.0.2.15: error: ");
        assertThat(box.globalLog()).contains("10.0.2.15: error: ");
        assertThat(box.request).exists();
        assertThat(box.reboots()).isEqualTo(1);
        assertThat(box.waited).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void theBoxIsParkedAfterSeveralAttempts() throws IOException {
        box.ask("restore", "testbox-attempts=2", "testbox-error-wait=90");
        box.disk("sda", "A", "ata-1", SIZE);
        assertThat(box.run()).isEqualTo(20);
        assertThat(box.reboots()).isEqualTo(1);
        assertThat(box.console).anyMatch(line -> line.endsWith("restart in 30 s"));
        assertThat(box.run()).isEqualTo(20);
        assertThat(box.reboots()).isEqualTo(1);
        assertThat(box.waited).isEqualTo(Duration.ofSeconds(90));
        assertThat(box.globalLog()).contains("warning: parked after 2 failed attempts");
        assertThat(box.lastRecord()).contains("\"ending\":\"parked\"", "\"attempt\":2");

        Files.delete(box.request);
        box.ask("restore", "testbox-attempts=2"); // another request begins anew
        assertThat(box.run()).isEqualTo(20);
        assertThat(box.reboots()).isEqualTo(2);
    }

    @Test
    void missingSharesAndRequestsHaveTheirOwnCodes() throws IOException {
        box.ask("backup");
        Files.delete(box.request);
        assertThat(box.run()).isEqualTo(13);
        Files.delete(box.tftp.resolve("pxelinux.0"));
        assertThat(box.run()).isEqualTo(12);
        assertThat(box.log()).contains("error: the TFTP share is not mounted");
        Files.delete(box.store.resolve("testbox-backup"));
        assertThat(box.run()).isEqualTo(11);
        assertThat(box.reboots()).isEqualTo(2);
    }

    @Test
    void aFailingRestartIsReported() throws IOException {
        box.powerFails = true;
        assertThat(box.ask("restore").run()).isEqualTo(17);
        assertThat(box.globalLog()).contains("error: the box can't be restarted");
    }

    @ParameterizedTest
    @CsvSource({"pxelinux.cfg/0A00020F, 13", "pxelinux.0, 12"})
    void failuresBeforeTheRequestIsKnownAreCounted(String missing, int code) throws IOException {
        box.ask("backup", "testbox-attempts=2");
        Files.delete(box.tftp.resolve(missing));
        assertThat(box.run()).isEqualTo(code);
        assertThat(box.reboots()).isEqualTo(1);
        assertThat(box.run()).isEqualTo(code);
        assertThat(box.reboots()).isEqualTo(1);
        assertThat(box.globalLog()).contains("10.0.2.15: warning: parked after 2 failed attempts");
    }

    @Test
    void withoutACountTheBoxRetriesWithoutARestart() throws IOException {
        box.ask("backup", "testbox-attempts=1");
        Path marker = box.store.resolve("testbox-backup");
        Files.delete(marker);
        box.disk("sda", "A", "ata-1", SIZE);
        box.atPause = () -> {
            if (box.waited.compareTo(Duration.ofHours(2)) > 0) {
                touch(marker);
            }
        };
        assertThat(box.run()).as(box.console.toString()).isZero();
        assertThat(box.reboots()).isEqualTo(1);
        assertThat(box.console).anyMatch(line -> line.contains("the box does not restart, and tries again in 40 min"));
        assertThat(box.request).doesNotExist();
    }

    @Test
    void withoutACountTheBoxIsParkedAfterADay() throws IOException {
        box.ask("backup");
        Files.delete(box.store.resolve("testbox-backup"));
        assertThat(box.run()).isEqualTo(11);
        assertThat(box.reboots()).isZero();
        assertThat(box.console).anyMatch(line -> line.contains("warning: parked after failed attempts that"));
        assertThat(box.waited).isBetween(Duration.ofHours(24), Duration.ofHours(25));
    }

    @Test
    void withoutACountAndAWaitTheBoxIsParkedAtOnce() throws IOException {
        box.ask("backup", "testbox-error-wait=0");
        Files.delete(box.store.resolve("testbox-backup"));
        assertThat(box.run()).isEqualTo(11);
        assertThat(box.reboots()).isZero();
        assertThat(box.console).anyMatch(line -> line.contains("warning: parked after failed attempts that"));
    }

    private static void touch(Path file) {
        try {
            Files.writeString(file, "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
