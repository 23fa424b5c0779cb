package org.tbimage.linux.sysfs;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** Determines the bus of a disk. */
final class Transport {
    private static final Pattern USB = Pattern.compile("usb\\d+");
    private static final Pattern ATA = Pattern.compile("ata\\d+");
    private static final Pattern SAS = Pattern.compile("end_device-.*");
    private static final Pattern FIBRE_CHANNEL = Pattern.compile("rport-.*");
    private static final Pattern ISCSI = Pattern.compile("session\\d+");
    private static final Pattern SCSI = Pattern.compile("host\\d+");
    private static final Pattern MMC = Pattern.compile("mmc\\d+");
    private static final Pattern VIRTIO = Pattern.compile("virtio\\d+");
    /** A device without a bus is classified by its name: loop0, dm-3, md127, nbd0, pmem0, xvda. */
    private static final Pattern KIND = Pattern.compile("(loop|dm|md|nbd|rbd|drbd|bcache|pmem|nvme|xvd).*");

    private Transport() {}

    static Optional<String> of(BlockNode disk, SysfsPath ancestry) {
        // The order matters: the kernel treats USB and SATA disks as SCSI disks, too.
        if (ancestry.has(USB)) {
            return Optional.of("usb");
        }
        if (ancestry.has(ATA)) {
            return Optional.of(isSerialAta(ancestry) ? "sata" : "ata");
        }
        if (ancestry.has(SAS)) {
            return Optional.of("sas");
        }
        if (ancestry.has(FIBRE_CHANNEL)) {
            return Optional.of("fc");
        }
        if (ancestry.has(ISCSI)) {
            return Optional.of("iscsi");
        }
        if (ancestry.has(MMC)) {
            return Optional.of("mmc");
        }
        if (ancestry.has(SCSI)) {
            return Optional.of("scsi");
        }
        return ancestry.has(VIRTIO) ? Optional.of("virtio") : kind(disk.name());
    }

    private static boolean isSerialAta(SysfsPath ancestry) {
        Optional<Path> host = ancestry.innermost(SCSI);
        Optional<String> driver = host.flatMap(folder -> SysfsFiles.text(
                folder.resolve("scsi_host").resolve(folder.getFileName()).resolve("proc_name")));
        return driver.map(name -> name.equals("ahci") || name.contains("sata")).orElse(true);
    }

    private static Optional<String> kind(String name) {
        var matcher = KIND.matcher(name);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return Optional.of(matcher.group(1).equals("xvd") ? "xen" : matcher.group(1));
    }
}
