package org.tbimage.testbox.pxe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The TFTP folder of a lab, with a configuration. */
final class TftpTree {
    final Path root;

    TftpTree(Path root) throws IOException {
        this.root = root;
        file("pxelinux.0", "");
        file("pxelinux.cfg/default", "DEFAULT local-boot\nLABEL local-boot\nLOCALBOOT\n");
        file("maintenance-boot/vmlinuz", "");
        file("maintenance-boot/initrd.img", "");
        file("pxe-conf.conf", "server = 10.42.1.1\nnetmask = 255.0.0.0\n");
    }

    Path file(String name, String content) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    Path box(String fileName) {
        return root.resolve("pxelinux.cfg").resolve(fileName);
    }

    /** The names in the folder of BIOS boxes, without the default. */
    Set<String> boxes() throws IOException {
        try (Stream<Path> files = Files.list(root.resolve("pxelinux.cfg"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals("default"))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
