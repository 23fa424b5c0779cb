package org.tbimage.testbox.info;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Makes {@code testbox-info.zip}: firmware tables and kernel files of the machine, to be decoded elsewhere. The file
 * {@value #NOTES} in it lists what is missing.
 */
final class InfoArchive {
    static final String NOTES = "notes.txt";

    private static final int MAX_FILE = 4 << 20;
    private static final int MAX_ALL = 32 << 20;
    private static final int MAX_DEPTH = 3;
    private static final List<String> TABLES = List.of("dmi/tables", "acpi/tables");

    private final SystemFiles files;
    private final LocalDateTime time;
    private final StringBuilder notes = new StringBuilder();
    private int room = MAX_ALL;

    InfoArchive(SystemFiles files, Instant now) {
        this.files = files;
        this.time = LocalDateTime.ofInstant(now, ZoneOffset.UTC);
    }

    byte[] bytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            add(zip, "proc/cpuinfo", files.cpuinfo());
            for (String table : TABLES) {
                addFolder(zip, "sys/firmware/" + table, files.firmware().resolve(table), MAX_DEPTH);
            }
            put(zip, NOTES, notes.toString().getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private void addFolder(ZipOutputStream zip, String name, Path folder, int depth) throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            note(name, "is not there");
        }
        for (String child : files.names(folder)) {
            Path path = folder.resolve(child);
            if (isEventLog(child)) {
                note(name + "/" + child, "is left out: not a table, and reading it can cause errors");
            } else if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
                add(zip, name + "/" + child, path);
            } else if (depth > 1 && Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                addFolder(zip, name + "/" + child, path, depth - 1);
            }
        }
    }

    /** Event logs of the firmware: reading {@code raw_event_log} has caused fatal device errors. */
    private static boolean isEventLog(String name) {
        return name.toLowerCase(Locale.ROOT).contains("event_log") || name.equals("data");
    }

    private void add(ZipOutputStream zip, String name, Path file) throws IOException {
        byte[] content;
        try {
            // the kernel reports wrong sizes for such files
            content = files.read(file, Math.min(room, MAX_FILE) + 1);
        } catch (IOException e) {
            note(name, "can't be read");
            return;
        }
        if (content.length > Math.min(room, MAX_FILE)) {
            note(name, "is left out: too large");
            return;
        }
        room -= content.length;
        put(zip, name, content);
    }

    private void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(time);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    private void note(String name, String words) {
        notes.append(name).append(' ').append(words).append('\n');
    }
}
