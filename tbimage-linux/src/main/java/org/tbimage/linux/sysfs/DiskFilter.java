package org.tbimage.linux.sysfs;

import java.util.regex.Pattern;

/** Tells which block devices are disks that one would list: not memory, not optical drives, no second ways to a disk. */
final class DiskFilter {
    /** Memory, optical and floppy drives, raw flash, and the boot areas of eMMC, which are no place for an image. */
    private static final Pattern NO_DISK =
            Pattern.compile("(ram|zram|sr|scd|fd|mtdblock)\\d+|mmcblk\\d+(boot\\d+|rpmb|gp\\d+)");

    private DiskFilter() {}

    static boolean isDisk(BlockNode node) {
        return !NO_DISK.matcher(node.name()).matches() && !isHidden(node) && node.size() > 0;
    }

    /** One of several paths to an NVMe namespace (nvme0c1n1); the kernel has one device for all of them. */
    private static boolean isHidden(BlockNode node) {
        return SysfsFiles.flag(node.folder().resolve("hidden"));
    }
}
