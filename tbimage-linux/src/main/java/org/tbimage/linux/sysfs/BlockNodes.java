package org.tbimage.linux.sysfs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds block devices in sysfs. */
public final class BlockNodes {
    private final Path sys;

    /**
     * Looks into one sysfs.
     *
     * @param roots where it is
     */
    public BlockNodes(SystemFolders roots) {
        this.sys = roots.sys();
    }

    /**
     * Finds a device by its number, which is sure: names of nodes can be links, or be changed.
     *
     * @param number major and minor, as in {@code 259:3}
     * @return the device, or nothing if sysfs does not show it
     */
    public Optional<BlockNode> byNumber(String number) {
        return realFolder(sys.resolve("dev/block").resolve(number)).map(BlockNode::new);
    }

    /** {@return all whole devices, in order of their names} */
    public List<BlockNode> whole() {
        return SysfsFiles.children(sys.resolve("block")).stream()
                .flatMap(link -> realFolder(link).stream())
                .map(BlockNode::new)
                .toList();
    }

    /** {@return the whole devices that are disks with a medium, in order of their names} */
    public List<BlockNode> disks() {
        return whole().stream().filter(DiskFilter::isDisk).toList();
    }

    static Optional<Path> realFolder(Path link) {
        try {
            return Optional.of(link.toRealPath());
        } catch (IOException e) {
            // Containers may hide sysfs, and a disk may vanish between the listing and this.
            return Optional.empty();
        }
    }
}
