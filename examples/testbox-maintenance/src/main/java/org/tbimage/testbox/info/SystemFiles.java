package org.tbimage.testbox.info;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files in which the kernel describes the machine.
 *
 * @param root the folder that contains {@code proc} and {@code sys}
 */
record SystemFiles(Path root) {
    private static final List<String> NO_DISKS = List.of("loop", "ram", "zram", "dm-", "md", "sr", "fd", "nbd");

    /** {@return the beginning of a file, of at most {@code limit} bytes} */
    byte[] read(Path file, int limit) throws IOException {
        try (InputStream stream = Files.newInputStream(file)) {
            return stream.readNBytes(limit);
        }
    }

    Path cpuinfo() {
        return root.resolve("proc/cpuinfo");
    }

    Path firmware() {
        return root.resolve("sys/firmware");
    }

    /** {@return the kernel names of all disks, sorted} */
    List<String> disks() {
        return names(root.resolve("sys/block")).stream()
                .filter(name -> NO_DISKS.stream().noneMatch(name::startsWith))
                // sysfs writes '!' for a slash in a name
                .map(name -> name.replace('!', '/'))
                .toList();
    }

    /** {@return the names in a folder, sorted; empty if it is missing or unreadable} */
    List<String> names(Path folder) {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .sorted(Comparator.naturalOrder())
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
