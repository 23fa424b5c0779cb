package org.tbimage.testbox.info;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.tbimage.testbox.file.AtomicFile;
import org.tbimage.testbox.net.HostName;
import org.tbimage.testbox.net.Ipv4;

/**
 * Two small files by which people find a box: one has the address in hex digits as its name and the address as its
 * content, the other has the host name as both. The file of an earlier host name is removed.
 *
 * @param folder the folder of the box; it exists
 */
record NameFiles(Path folder) {
    void write(Ipv4 address, String hostName) throws IOException {
        writeLine(folder.resolve(address.hex()), address.toString());
        String name = HostFileName.of(hostName);
        Path file = folder.resolve(name);
        List<Path> before = before(file);
        if (name.equals(HostName.UNKNOWN) && !before.isEmpty()) {
            return; // keep the old name if the name server does not answer
        }
        // Never overwrite a file that happens to have the name of the host.
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS) || isName(file)) {
            writeLine(file, name);
        }
        for (Path old : before) {
            Files.deleteIfExists(old);
        }
    }

    /** {@return the files of earlier host names} */
    private List<Path> before(Path file) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(other -> !other.equals(file) && isName(other)).toList();
        }
    }

    /** {@return whether the only content of a file is its own name} */
    private static boolean isName(Path file) {
        byte[] line = line(String.valueOf(file.getFileName()));
        try {
            return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    && Files.size(file) == line.length
                    && Arrays.equals(Files.readAllBytes(file), line);
        } catch (IOException e) {
            return false; // unreadable, so not one of these files
        }
    }

    private static void writeLine(Path file, String text) throws IOException {
        AtomicFile.write(file, line(text));
    }

    private static byte[] line(String text) {
        return (text + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
