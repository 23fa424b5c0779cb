package org.tbimage.linux.sysfs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The devices of mounted btrfs file systems. The mount table names only one device of each file system. */
final class BtrfsMembers {
    private BtrfsMembers() {}

    /** {@return the UUID of the mounted btrfs file system that a device belongs to} */
    static Optional<String> of(SystemFolders roots, BlockNode node) {
        String name = node.name().replace('/', '!');
        return SysfsFiles.children(roots.sys().resolve("fs/btrfs")).stream()
                .filter(fileSystem -> Files.exists(fileSystem.resolve("devices").resolve(name)))
                .map(Path::getFileName)
                .map(Path::toString)
                .findFirst();
    }
}
