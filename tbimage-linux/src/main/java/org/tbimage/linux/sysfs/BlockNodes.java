package org.tbimage.linux.sysfs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds block devices in sysfs. */
public final class BlockNodes {
    private final Path sys;

    /**
     * Creates an object for one sysfs.
     *
     * @param roots the folders of the system
     */
    public BlockNodes(SystemFolders roots) {
        this.sys = roots.sys();
    }

    /**
     * Finds a device by its number. A name is less reliable, since it can be a link or change.
     *
     * @param number major and minor number, as in {@code 259:3}
     * @return the device; empty if sysfs does not show it
     */
    public Optional<BlockNode> byNumber(String number) {
        return realFolder(sys.resolve("dev/block").resolve(number)).map(BlockNode::new);
    }

    /** {@return all whole devices, sorted by name} */
    public List<BlockNode> whole() {
        return SysfsFiles.children(sys.resolve("block")).stream()
                .flatMap(link -> realFolder(link).stream())
                .map(BlockNode::new)
                .toList();
    }

    /** {@return the disks that have a medium, sorted by name} */
    public List<BlockNode> disks() {
        return whole().stream().filter(DiskFilter::isDisk).toList();
    }

    static Optional<Path> realFolder(Path link) {
        try {
            return Optional.of(link.toRealPath());
        } catch (IOException e) {
            // A container may hide sysfs, or a disk may disappear meanwhile.
            return Optional.empty();
        }
    }
}
