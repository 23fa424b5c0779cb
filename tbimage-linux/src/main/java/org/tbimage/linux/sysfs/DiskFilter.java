package org.tbimage.linux.sysfs;

import java.util.regex.Pattern;

/**
 * Selects the block devices to list as disks. It excludes memory, optical drives, and second paths to the same disk.
 */
final class DiskFilter {
    /** Memory, optical drives, floppy drives, raw flash, and the boot areas of eMMC. None of them can hold an image. */
    private static final Pattern NO_DISK =
            Pattern.compile("(ram|zram|sr|scd|fd|mtdblock)\\d+|mmcblk\\d+(boot\\d+|rpmb|gp\\d+)");

    private DiskFilter() {}

    static boolean isDisk(BlockNode node) {
        return !NO_DISK.matcher(node.name()).matches() && !isHidden(node) && node.size() > 0;
    }

    /** One of several paths to an NVMe namespace (nvme0c1n1). The kernel has one device for all of them. */
    private static boolean isHidden(BlockNode node) {
        return SysfsFiles.flag(node.folder().resolve("hidden"));
    }
}
