package org.tbimage.linux.sysfs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.tbimage.device.Geometry;

/**
 * A whole disk or a partition, as sysfs shows it.
 *
 * @param folder its real folder, with all links resolved, such as {@code /sys/devices/pci0000:00/.../block/sda/sda1}
 */
public record BlockNode(Path folder) {
    private static final int SECTOR = 512;

    /** {@return the name that the kernel uses, such as {@code nvme0n1p2}} */
    public String name() {
        // A folder name cannot contain a slash, so cciss!c0d0 is /dev/cciss/c0d0.
        return folder.getFileName().toString().replace('!', '/');
    }

    /** {@return the path of its device node, such as {@code /dev/nvme0n1p2}} */
    public String devicePath() {
        return "/dev/" + name();
    }

    /** {@return major and minor number, as in {@code 8:1}; empty if the device is gone} */
    public String number() {
        return text("dev").orElse("");
    }

    /** {@return whether it is a partition} */
    public boolean isPartition() {
        return Files.exists(folder.resolve("partition"));
    }

    /** {@return the whole disk: this device, or the disk of this partition} */
    public BlockNode whole() {
        Path parent = folder.getParent();
        return isPartition() && parent != null ? new BlockNode(parent) : this;
    }

    /** {@return its partitions, sorted by name} */
    public List<BlockNode> partitions() {
        return SysfsFiles.children(folder).stream()
                .map(BlockNode::new)
                .filter(BlockNode::isPartition)
                .toList();
    }

    /** {@return the size in bytes; 0 if there is no medium} */
    public long size() {
        // This attribute is in units of 512 bytes, whatever the sector size.
        long sectors = SysfsFiles.number(folder.resolve("size"), 0);
        return sectors <= Long.MAX_VALUE / SECTOR ? sectors * SECTOR : 0;
    }

    /** {@return the logical sector size, in bytes} */
    public int logicalSector() {
        return sector("logical_block_size", SECTOR);
    }

    /** {@return the physical sector size, in bytes} */
    public int physicalSector() {
        return sector("physical_block_size", logicalSector());
    }

    /** {@return whether it is read-only} */
    public boolean isReadOnly() {
        return SysfsFiles.flag(folder.resolve("ro"));
    }

    /** {@return whether it has rotating platters} */
    public boolean isRotational() {
        return queue("rotational", 0) == 1;
    }

    /** {@return whether it supports discarding} */
    public boolean canDiscard() {
        return queue("discard_max_bytes", 0) > 0;
    }

    /**
     * Reads an attribute.
     *
     * @param attribute path below its folder, such as {@code device/model}
     * @return one printable line; empty if there is none
     */
    Optional<String> text(String attribute) {
        return SysfsFiles.text(folder.resolve(attribute));
    }

    /** Ignores a value that cannot be a sector size. */
    private int sector(String attribute, int fallback) {
        long size = queue(attribute, fallback);
        return size <= Geometry.MAX_SECTOR && Long.bitCount(size) == 1 ? (int) size : fallback;
    }

    private long queue(String attribute, long fallback) {
        return SysfsFiles.number(whole().folder.resolve("queue").resolve(attribute), fallback);
    }
}
