package org.tbimage.testbox.info;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InfoArchiveTest {
    private static final int LIMIT = 4 << 20;

    @TempDir
    Path folder;

    private FakeMachine machine;

    @BeforeEach
    void makeMachine() throws IOException {
        machine = new FakeMachine(folder);
    }

    @Test
    void containsTheProcessorsAndTheTables() throws IOException {
        machine.file("sys/firmware/dmi/tables/DMI", "d");
        machine.file("sys/firmware/dmi/tables/smbios_entry_point", "s");
        machine.file("sys/firmware/acpi/tables/DSDT", "a");
        machine.file("sys/firmware/acpi/tables/dynamic/SSDT1", "b");
        machine.file("sys/firmware/efi/vars/x", "not asked for");
        assertThat(entries())
                .containsOnlyKeys(
                        "proc/cpuinfo",
                        "sys/firmware/dmi/tables/DMI",
                        "sys/firmware/dmi/tables/smbios_entry_point",
                        "sys/firmware/acpi/tables/DSDT",
                        "sys/firmware/acpi/tables/dynamic/SSDT1",
                        "notes.txt")
                .containsEntry("sys/firmware/acpi/tables/dynamic/SSDT1", "b")
                .containsEntry("notes.txt", "");
    }

    @Test
    void eventLogsAreNeverRead() throws IOException {
        machine.file("sys/firmware/acpi/tables/raw_event_log", "harm");
        machine.file("sys/firmware/acpi/tables/dynamic/RAW_EVENT_LOG.1", "harm");
        machine.file("sys/firmware/acpi/tables/data/CCEL", "harm");
        assertThat(entries()).containsOnlyKeys("proc/cpuinfo", "notes.txt");
        assertThat(entries().get("notes.txt"))
                .contains("sys/firmware/acpi/tables/raw_event_log is left out", "tables/data is left out")
                .contains("sys/firmware/dmi/tables is not there");
    }

    @Test
    void sizesAreBounded() throws IOException {
        machine.file("sys/firmware/acpi/tables/A", "x".repeat(LIMIT + 1));
        for (int i = 0; i < 9; i++) {
            machine.file("sys/firmware/acpi/tables/B" + i, "x".repeat(LIMIT));
        }
        Map<String, String> entries = entries();
        assertThat(entries).containsKey("sys/firmware/acpi/tables/B6").doesNotContainKey("sys/firmware/acpi/tables/B8");
        assertThat(entries.get("notes.txt"))
                .contains("tables/A is left out: too large\n", "tables/B7 is left out: too large\n");
    }

    @Test
    void linksAreNotFollowedAndDepthIsBounded() throws IOException {
        machine.file("sys/firmware/acpi/tables/A", "a");
        Path tables = folder.resolve("sys/firmware/acpi/tables");
        Files.createSymbolicLink(tables.resolve("loop"), tables);
        Files.createSymbolicLink(tables.resolve("link"), folder.resolve("proc/cpuinfo"));
        machine.file("sys/firmware/acpi/tables/1/2/3/deep", "");
        assertThat(entries()).containsOnlyKeys("proc/cpuinfo", "sys/firmware/acpi/tables/A", "notes.txt");
    }

    private Map<String, String> entries() throws IOException {
        byte[] bytes = new InfoArchive(new SystemFiles(folder), Instant.parse("2026-11-23T10:15:00Z")).bytes();
        Map<String, String> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                assertThat(entry.getTimeLocal()).isEqualTo(LocalDateTime.parse("2026-11-23T10:15:00"));
                entries.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return entries;
    }
}
