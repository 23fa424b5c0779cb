package org.tbimage.testbox.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Only files with a temporary name that are two hours old by the clock of the server are removed. */
class TemporaryFilesTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    @TempDir
    Path folder;

    private Path file(String name, Duration age) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "x");
        return Files.setLastModifiedTime(file, FileTime.from(NOW.minus(age)));
    }

    private Path temporary(String name, Duration age) throws IOException {
        Path file = TemporaryFiles.name(folder.resolve(name), UUID.randomUUID().toString());
        return file(file.getFileName().toString(), age);
    }

    @Test
    void removesFilesThatAreOldByTheClockOfTheServer() throws IOException {
        Path fresh = file("maintenance-attempts", Duration.ZERO);
        Path old = temporary("maintenance-attempts", Duration.ofMinutes(121));
        Path young = temporary("maintenance-attempts", Duration.ofMinutes(119));
        TemporaryFiles.sweep(folder);
        assertThat(old).doesNotExist();
        assertThat(young).exists();
        assertThat(fresh).exists();
    }

    @Test
    void leavesOtherFiles() throws IOException {
        file("maintenance-attempts", Duration.ZERO);
        Path[] others = {
            file(".sda.20261122T101500Z.json.tmp", Duration.ofDays(1)),
            file(".notes.tmp", Duration.ofDays(1)),
            file("notes." + UUID.randomUUID() + ".tmp", Duration.ofDays(1)),
            file("." + UUID.randomUUID() + ".tmp", Duration.ofDays(1)),
            file(".notes." + UUID.randomUUID(), Duration.ofDays(1))
        };
        TemporaryFiles.sweep(folder);
        assertThat(others).allMatch(Files::exists);
    }

    @Test
    void atomicFilesUseTheTemporaryName() throws IOException {
        Path hidden = TemporaryFiles.name(folder.resolve("a"), "u");
        assertThat(hidden).isEqualTo(folder.resolve(".a.u.tmp"));
    }
}
