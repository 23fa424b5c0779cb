package org.tbimage.testbox.info;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.tbimage.testbox.file.WholeFile;
import org.tbimage.testbox.net.HostName;
import org.tbimage.testbox.net.Ipv4;

/**
 * Two small files by which people find a box: one is called after the address in hex digits and holds the address, the
 * other is called after the host and holds its name. A box has one name, so that of before goes.
 *
 * @param folder the folder of the box; it exists
 */
record NameFiles(Path folder) {
    void write(Ipv4 address, String hostName) throws IOException {
        writeLine(folder.resolve(address.hex()), address.toString());
        String name = FileNameOfHost.of(hostName);
        Path file = folder.resolve(name);
        List<Path> before = before(file);
        if (name.equals(HostName.UNKNOWN) && !before.isEmpty()) {
            return; // a name server that is away for a day is no reason to forget
        }
        // A host may be called like a file that lies there for another reason. That one is worth more.
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS) || isName(file)) {
            writeLine(file, name);
        }
        for (Path old : before) {
            Files.deleteIfExists(old);
        }
    }

    /** Files of other names of the host. */
    private List<Path> before(Path file) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(other -> !other.equals(file) && isName(other)).toList();
        }
    }

    /** Such a file holds nothing but what it is called, which no other does. */
    private static boolean isName(Path file) {
        byte[] line = line(String.valueOf(file.getFileName()));
        try {
            return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    && Files.size(file) == line.length
                    && Arrays.equals(Files.readAllBytes(file), line);
        } catch (IOException e) {
            return false; // what can't be read is not ours
        }
    }

    private static void writeLine(Path file, String text) throws IOException {
        WholeFile.write(file, line(text));
    }

    private static byte[] line(String text) {
        return (text + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
