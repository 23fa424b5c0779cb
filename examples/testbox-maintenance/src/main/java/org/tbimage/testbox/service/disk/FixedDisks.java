package org.tbimage.testbox.service.disk;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.tbimage.device.DeviceInfo;

/** Decides which disks are fixed parts of a box, so that they are selected without a list. */
final class FixedDisks {
    /** Devices that are not physical disks. */
    private static final Pattern NO_DISK =
            Pattern.compile("(loop|ram|zram|sr|scd|fd|dm-|md|nbd|rbd|drbd|bcache|mtd|ubi|pmem|zd).*");

    private static final Set<String> EXTERNAL = Set.of("usb", "firewire", "sbp");
    private static final Set<String> SHARED = Set.of("fc", "iscsi");

    private FixedDisks() {}

    /** {@return why a disk is not selected; empty if it is. A read-only disk can be backed up} */
    static Optional<String> objection(Disk disk) {
        DeviceInfo info = disk.info();
        if (info.kind() != DeviceInfo.Kind.DISK || NO_DISK.matcher(disk.name()).matches()) {
            return Optional.of("not a physical disk");
        }
        if (info.identity().removable()) {
            return Optional.of("removable");
        }
        if (EXTERNAL.contains(transport(disk))) {
            return Optional.of("external (" + transport(disk) + ")");
        }
        return isShared(disk) ? Optional.of(shared(disk)) : empty(disk);
    }

    /** {@return why a disk with images is not selected; the images show that somebody wants it} */
    static Optional<String> objectionIfImaged(Disk disk, boolean toWrite) {
        return toWrite && isShared(disk) ? Optional.of(shared(disk)) : empty(disk);
    }

    private static Optional<String> empty(Disk disk) {
        return disk.info().size() == 0 ? Optional.of("empty") : Optional.empty();
    }

    private static boolean isShared(Disk disk) {
        return SHARED.contains(transport(disk));
    }

    private static String shared(Disk disk) {
        return "on a network where other machines may use it (" + transport(disk) + ")";
    }

    private static String transport(Disk disk) {
        return disk.info().identity().transport().orElse("");
    }
}
