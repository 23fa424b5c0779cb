package org.tbimage.testbox.service.disk;

import java.util.List;
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

    /** Why a disk is not picked by itself; nothing if it is. */
    static Optional<String> objection(Disk disk) {
        DeviceInfo info = disk.info();
        String transport = info.identity().transport().orElse("");
        if (info.kind() != DeviceInfo.Kind.DISK || NO_DISK.matcher(disk.name()).matches()) {
            return Optional.of("no disk of its own");
        }
        if (info.identity().removable()) {
            return Optional.of("removable");
        }
        if (OUTSIDE.contains(transport)) {
            return Optional.of("attached from outside (" + transport + ")");
        }
        if (OF_MANY.contains(transport)) {
            return Optional.of("on a network that other machines may use it by (" + transport + ")");
        }
        if (info.readOnly()) {
            return Optional.of("read-only");
        }
        return info.size() == 0 ? Optional.of("empty") : Optional.empty();
    }

    static List<Disk> of(List<Disk> all) {
        return all.stream().filter(disk -> objection(disk).isEmpty()).toList();
    }
}
