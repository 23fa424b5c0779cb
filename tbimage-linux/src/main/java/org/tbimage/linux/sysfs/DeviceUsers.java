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

/** Finds out who uses a device or a file at the moment. */
public final class DeviceUsers {
    /** Deeper stacks of device-mapper are told up to here. */
    private static final int MAX_DEPTH = 8;

    private final SystemFolders roots;
    private final BlockNodes nodes;

    /**
     * Looks into one system.
     *
     * @param roots where its files are
     */
    public DeviceUsers(SystemFolders roots) {
        this.roots = roots;
        this.nodes = new BlockNodes(roots);
    }

    /**
     * Tells who uses a disk or one of its partitions.
     *
     * @param node the disk; of a partition, only that partition
     * @return the uses: the disk's own first
     */
    public List<DeviceUser> of(BlockNode node) {
        return new Search().stack(node, true);
    }

    /**
     * Tells who uses a file as if it were a disk.
     *
     * @param file a regular file
     * @return the loop devices over it, what is mounted from these, and swap
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
            // A name that this process can't speak of, as with umlauts where the locale is C: not the one asked about.
            return Optional.empty();
        }
    }

    /** Two names can be one file: links, or a folder mounted twice. */
    private static boolean isSame(Path file, Path other) {
        try {
            return file.equals(other) || Files.isSameFile(file, other);
        } catch (IOException e) {
            // The loop device's file was deleted, or lies in another mount namespace: not the one asked about.
            return false;
        }
    }

    /** One look at the tables. */
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
                // What is mounted on top has to go first, so it is told first.
                if (depth < MAX_DEPTH) {
                    collect(above, above.devicePath() + " ", depth + 1, uses);
                }
                uses.add(Holder.use(subject, above));
            }
        }
    }
}
