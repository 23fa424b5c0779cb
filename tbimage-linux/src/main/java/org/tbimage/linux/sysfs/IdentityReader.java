package org.tbimage.linux.sysfs;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tbimage.device.DiskIdentity;

/**
 * Reads the identity of a disk. sysfs takes precedence, and udev fills the gaps. So a disk has the same identity with
 * and without udev.
 */
public final class IdentityReader {
    private static final Pattern USB_DEVICE = Pattern.compile("\\d+-[\\d.]+");

    private final SystemFolders roots;

    /**
     * Creates a reader for one system.
     *
     * @param roots the folders of the system
     */
    public IdentityReader(SystemFolders roots) {
        this.roots = roots;
    }

    /**
     * Reads the identity of a disk, or of the disk of a partition.
     *
     * @param node the disk or the partition
     * @return its identity
     */
    public DiskIdentity read(BlockNode node) {
        BlockNode disk = node.whole();
        SysfsPath ancestry = SysfsPath.of(disk);
        UdevRecord udev = UdevRecord.of(roots, disk);
        return new DiskIdentity(
                model(disk).or(udev::model),
                serial(disk, ancestry).or(() -> udev.get("ID_SERIAL_SHORT")),
                wwn(disk).or(() -> wwn(udev)).or(() -> wwid(disk).flatMap(WwnSpelling::ofVendorText)),
                Transport.of(disk, ancestry),
                SlotName.of(disk, ancestry, udev),
                isRemovable(disk));
    }

    private static Optional<String> model(BlockNode disk) {
        return VitalProductData.ataModel(disk.folder().resolve("device/vpd_pg89"))
                .or(() -> disk.text("device/model"))
                .or(() -> disk.text("device/name"))
                .or(() -> disk.text("dm/name"));
    }

    private static Optional<String> serial(BlockNode disk, SysfsPath ancestry) {
        Path folder = disk.folder();
        return disk.text("device/serial")
                .or(() -> VitalProductData.serial(folder.resolve("device/vpd_pg80")))
                .or(() -> disk.text("serial"))
                .or(() -> ancestry.innermost(USB_DEVICE).flatMap(usb -> SysfsFiles.text(usb.resolve("serial"))));
    }

    private static Optional<String> wwn(BlockNode disk) {
        return wwid(disk)
                .flatMap(WwnSpelling::ofWwid)
                .or(() -> VitalProductData.wwn(disk.folder().resolve("device/vpd_pg83")))
                .or(() -> disk.text("device/cid").map(cid -> "cid." + cid));
    }

    private static Optional<String> wwid(BlockNode disk) {
        return disk.text("wwid").or(() -> disk.text("device/wwid"));
    }

    private static Optional<String> wwn(UdevRecord udev) {
        return udev.get("ID_WWN_WITH_EXTENSION").or(() -> udev.get("ID_WWN")).flatMap(WwnSpelling::ofUdev);
    }

    /** An SD card is removable, although the kernel's flag does not say so. eMMC is soldered. */
    private static boolean isRemovable(BlockNode disk) {
        boolean card = disk.text("device/type").filter("SD"::equals).isPresent();
        return card || SysfsFiles.flag(disk.folder().resolve("removable"));
    }
}
