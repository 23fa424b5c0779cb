package org.tbimage.testbox.service.disk;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.tbimage.device.DeviceInfo;

/** Tells which disks belong to a box for good, so that they may be picked though nobody named them. */
final class FixedDisks {
    /** What is no disk of its own, whatever it is made of. */
    private static final Pattern NO_DISK =
            Pattern.compile("(loop|ram|zram|sr|scd|fd|dm-|md|nbd|rbd|drbd|bcache|mtd|ubi|pmem|zd).*");

    private static final Set<String> OUTSIDE = Set.of("usb", "firewire", "sbp");
    private static final Set<String> OF_MANY = Set.of("fc", "iscsi");

    private FixedDisks() {}

    /** Why a disk is not picked by itself; nothing if it is. That it is read-only does not matter for a backup. */
    static Optional<String> objection(Disk disk) {
        DeviceInfo info = disk.info();
        if (info.kind() != DeviceInfo.Kind.DISK || NO_DISK.matcher(disk.name()).matches()) {
            return Optional.of("no disk of its own");
        }
        if (info.identity().removable()) {
            return Optional.of("removable");
        }
        if (OUTSIDE.contains(transport(disk))) {
            return Optional.of("attached from outside (" + transport(disk) + ")");
        }
        return isOfMany(disk) ? Optional.of(ofMany(disk)) : empty(disk);
    }

    /** Why a disk is not even picked if there are images of it, so that somebody wanted it imaged before. */
    static Optional<String> objectionThoughImaged(Disk disk, boolean toWrite) {
        return toWrite && isOfMany(disk) ? Optional.of(ofMany(disk)) : empty(disk);
    }

    private static Optional<String> empty(Disk disk) {
        return disk.info().size() == 0 ? Optional.of("empty") : Optional.empty();
    }

    private static boolean isOfMany(Disk disk) {
        return OF_MANY.contains(transport(disk));
    }

    private static String ofMany(Disk disk) {
        return "on a network that other machines may use it by (" + transport(disk) + ")";
    }

    private static String transport(Disk disk) {
        return disk.info().identity().transport().orElse("");
    }
}
