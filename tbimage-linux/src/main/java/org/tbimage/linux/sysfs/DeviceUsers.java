package org.tbimage.linux.sysfs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tbimage.value.Printable;
import org.tbimage.value.ShellWord;

/** Finds the current users of a device or a file. */
public final class DeviceUsers {
    /** Maximum depth of a stack of device-mapper devices. */
    private static final int MAX_DEPTH = 8;

    private final SystemFolders roots;
    private final BlockNodes nodes;

    /**
     * Creates an object for one system.
     *
     * @param roots the folders of the system
     */
    public DeviceUsers(SystemFolders roots) {
        this.roots = roots;
        this.nodes = new BlockNodes(roots);
    }

    /**
     * Finds the users of a disk and its partitions, or of one partition.
     *
     * @param node the disk or the partition
     * @return the users; those of the whole disk come first
     */
    public List<DeviceUser> of(BlockNode node) {
        return new Search().stack(node, true);
    }

    /**
     * Finds the users of a regular file that serves as a disk.
     *
     * @param file a regular file
     * @return its loop devices, their mounts, and swap
     */
    public List<DeviceUser> of(Path file) {
        Search search = new Search();
        List<DeviceUser> uses = new ArrayList<>();
        if (search.swaps.uses(file.toAbsolutePath().normalize().toString())) {
            uses.add(new DeviceUser("used as swap", "swapoff " + ShellWord.of(file.toString())));
        }
        for (BlockNode node : nodes.whole()) {
            if (backingFile(node).filter(backing -> isSame(file, backing)).isPresent()) {
                uses.addAll(search.stack(node, false));
                uses.add(new DeviceUser("attached to " + node.devicePath(), "losetup -d " + node.devicePath()));
            }
        }
        return List.copyOf(uses);
    }

    private static Optional<Path> backingFile(BlockNode loop) {
        return SysfsFiles.lines(loop.folder().resolve("loop/backing_file")).stream()
                .findFirst()
                .flatMap(DeviceUsers::path);
    }

    private static Optional<Path> path(String text) {
        try {
            return Optional.of(Path.of(text));
        } catch (InvalidPathException e) {
            // This process cannot represent the name, for example umlauts in the locale C. So it is another file.
            return Optional.empty();
        }
    }

    /** Two names can belong to one file, by links or by mounts. */
    private static boolean isSame(Path file, Path other) {
        try {
            return file.equals(other) || Files.isSameFile(file, other);
        } catch (IOException e) {
            // The file of the loop device was deleted, or is in another mount namespace. So it is another file.
            return false;
        }
    }

    /** A search through the tables of the system. */
    private final class Search {
        private final MountTable mounts = new MountTable(roots);
        private final SwapTable swaps = new SwapTable(roots);

        List<DeviceUser> stack(BlockNode node, boolean isSubject) {
            List<DeviceUser> uses = new ArrayList<>();
            collect(node, isSubject ? "" : node.devicePath() + " ", 0, uses);
            for (BlockNode partition : node.partitions()) {
                collect(partition, partition.devicePath() + " ", 0, uses);
            }
            return List.copyOf(uses);
        }

        private void collect(BlockNode node, String subject, int depth, List<DeviceUser> uses) {
            for (String point : mounts.pointsOf(node)) {
                String printable = Printable.of(point);
                uses.add(new DeviceUser(subject + "mounted at " + printable, "umount " + ShellWord.of(point)));
            }
            if (swaps.uses(node.devicePath())) {
                uses.add(new DeviceUser(subject + "used as swap", "swapoff " + node.devicePath()));
            }
            if (uses.isEmpty()) {
                BtrfsMembers.of(roots, node)
                        .ifPresent(name -> uses.add(new DeviceUser(
                                subject + "member of the mounted btrfs file system " + name,
                                "umount it, see: findmnt -t btrfs")));
            }
            for (Path holder : SysfsFiles.children(node.folder().resolve("holders"))) {
                BlockNode above = new BlockNode(BlockNodes.realFolder(holder).orElse(holder));
                // The topmost mount must be ended first, so it is reported first.
                if (depth < MAX_DEPTH) {
                    collect(above, above.devicePath() + " ", depth + 1, uses);
                }
                uses.add(Holder.use(subject, above));
            }
        }
    }
}
