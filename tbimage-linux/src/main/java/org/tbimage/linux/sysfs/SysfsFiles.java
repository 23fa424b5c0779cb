package org.tbimage.linux.sysfs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tbimage.value.Printable;

/** Reads small files of sysfs and procfs, with limited length, and makes their content printable. */
final class SysfsFiles {
    private static final int LIMIT = 64 << 10;
    private static final int TABLE_LIMIT = 16 << 20;

    private SysfsFiles() {}

    /** {@return one line of text with normalized blanks; empty if there is none} */
    static Optional<String> text(Path file) {
        return bytes(file).flatMap(bytes -> clean(new String(bytes, StandardCharsets.UTF_8)));
    }

    /** {@return the text without NULs, control characters and repeated blanks} */
    static Optional<String> clean(String text) {
        String oneLine = text.replaceAll("[\\s\\x00]+", " ").strip();
        return oneLine.isEmpty() ? Optional.empty() : Optional.of(Printable.of(oneLine));
    }

    /** {@return the number in the file, or the fallback if there is none} */
    static long number(Path file, long fallback) {
        return text(file)
                .filter(text -> text.matches("\\d{1,18}"))
                .map(Long::parseLong)
                .orElse(fallback);
    }

    /** {@return whether the file holds {@code 1}} */
    static boolean flag(Path file) {
        return number(file, 0) == 1;
    }

    /** {@return the bytes of the file, at most {@value #LIMIT}; empty if it cannot be read} */
    static Optional<byte[]> bytes(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return Optional.of(in.readNBytes(LIMIT));
        } catch (IOException e) {
            // A missing attribute is normal, and disks may be removed meanwhile.
            return Optional.empty();
        }
    }

    /** {@return the lines of a table of procfs; empty if it cannot be read} */
    static List<String> lines(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(TABLE_LIMIT), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            // A kernel without swap has no /proc/swaps.
            return List.of();
        }
    }

    /** {@return the entries of a folder, sorted by name; empty if the folder does not exist} */
    static List<Path> children(Path folder) {
        try (Stream<Path> children = Files.list(folder)) {
            return children.sorted().toList();
        } catch (IOException e) {
            // A disk without partitions or holders may lack the folder.
            return List.of();
        }
    }
}
