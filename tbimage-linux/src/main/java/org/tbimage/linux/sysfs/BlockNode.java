package org.tbimage.linux.sysfs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.tbimage.device.Geometry;

/**
 * A block device as sysfs shows it: a whole disk, or a partition.
 *
 * @param folder its real folder, all links followed, such as {@code /sys/devices/pci0000:00/.../block/sda/sda1}
 */
public record BlockNode(Path folder) {
    private static final int SECTOR = 512;

    /** {@return the kernel's name for it, such as {@code nvme0n1p2}} */
    public String name() {
        // The kernel can't have a slash in a folder's name: cciss!c0d0 is /dev/cciss/c0d0.
        return folder.getFileName().toString().replace('!', '/');
    }

    /** {@return the path of its node, such as {@code /dev/nvme0n1p2}} */
    public String devicePath() {
        return "/dev/" + name();
    }

    /** {@return major and minor number, as in {@code 8:1}; empty if it has vanished} */
    public String number() {
        return text("dev").orElse("");
    }

    /** {@return whether it is a part of a disk} */
    public boolean isPartition() {
        return Files.exists(folder.resolve("partition"));
    }

    /** {@return the disk: this one, or the one it is a partition of} */
    public BlockNode whole() {
        Path parent = folder.getParent();
        return isPartition() && parent != null ? new BlockNode(parent) : this;
    }

    /** {@return its partitions, in order of their names} */
    public List<BlockNode> partitions() {
        return SysfsFiles.children(folder).stream()
                .map(BlockNode::new)
                .filter(BlockNode::isPartition)
                .toList();
    }

    /** {@return size in bytes; 0 if there is no medium} */
    public long size() {
        // This attribute counts in 512 bytes whatever the sector size is.
        long sectors = SysfsFiles.number(folder.resolve("size"), 0);
        return sectors <= Long.MAX_VALUE / SECTOR ? sectors * SECTOR : 0;
    }

    /** {@return unit of transfers, in bytes} */
    public int logicalSector() {
        return sector("logical_block_size", SECTOR);
    }

    /** {@return unit in which the medium writes, in bytes} */
    public int physicalSector() {
        return sector("physical_block_size", logicalSector());
    }

    /** {@return whether it refuses to be written} */
    public boolean isReadOnly() {
        return SysfsFiles.flag(folder.resolve("ro"));
    }

    /** {@return whether it has spinning platters} */
    public boolean isRotational() {
        return queue("rotational", 0) == 1;
    }

    /** {@return whether it can be told that a range is free} */
    public boolean canDiscard() {
        return queue("discard_max_bytes", 0) > 0;
    }

    /**
     * Reads an attribute.
     *
     * @param attribute path below its folder, such as {@code device/model}
     * @return one clean line; empty if there is none
     */
    Optional<String> text(String attribute) {
        return SysfsFiles.text(folder.resolve(attribute));
    }

    /** What can be no size of a sector is passed over. */
    private int sector(String attribute, int fallback) {
        long size = queue(attribute, fallback);
        return size <= Geometry.MAX_SECTOR && Long.bitCount(size) == 1 ? (int) size : fallback;
    }

    private long queue(String attribute, long fallback) {
        return SysfsFiles.number(whole().folder.resolve("queue").resolve(attribute), fallback);
    }
}
