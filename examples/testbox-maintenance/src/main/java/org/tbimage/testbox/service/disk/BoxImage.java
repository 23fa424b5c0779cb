package org.tbimage.testbox.service.disk;

import java.util.Optional;
import org.tbimage.device.DiskIdentity;
import org.tbimage.device.Geometry;
import org.tbimage.store.ImageInfo;
import org.tbimage.testbox.output.HumanUnits;
import org.tbimage.value.ImageName;

/**
 * The newest image of one disk of the box.
 *
 * @param name its name
 * @param info its manifest; nothing for one that another tool made
 * @param plain the file of one that another tool made
 * @param damage what is wrong with it, if it can't be read
 * @param retired whether its disk is gone for good, as somebody noted in the store
 */
public record BoxImage(
        ImageName name, Optional<ImageInfo> info, Optional<String> plain, Optional<String> damage, boolean retired) {
    /** {@return which disk it was made of, as far as that is known} */
    public DiskIdentity identity() {
        return info.map(image -> image.draft().identity()).orElse(DiskIdentity.NONE);
    }

    /** {@return whether it has a manifest, and all of the disk is in it} */
    public boolean isGood() {
        return info.isPresent() && !info.get().degraded();
    }

    DiskIdentity.Match compare(Disk disk) {
        return identity().compare(disk.info().identity());
    }

    /** {@return whether it is of this disk, by identity if both tell it, else by slot} */
    public boolean isOf(Disk disk) {
        return switch (compare(disk)) {
            case SAME -> true;
            case UNKNOWN -> isOfSlot(disk);
            case DIFFERENT -> false;
        };
    }

    /** {@return whether nothing speaks against it being of this disk, and its slot or name speaks for it} */
    boolean mayBeOf(Disk disk) {
        boolean named = name.disk().equals(disk.name()) && !isOfOtherSlot(disk);
        return isOf(disk) || (named && compare(disk) == DiskIdentity.Match.UNKNOWN);
    }

    /**
     * Tells whether a mark on a disk is of a restore of these images. It may be of another generation than the newest: what
     * is on the disk was to be overwritten by this one, too.
     */
    boolean isNamedBy(String mark) {
        return mark.startsWith(name + "@") || plain.filter(mark::equals).isPresent();
    }

    /** {@return whether both have one identity, or none at all} */
    boolean hasNoOtherIdentityThan(Disk disk) {
        return switch (compare(disk)) {
            case SAME -> true;
            case UNKNOWN -> !identity().isKnown() && !disk.info().identity().isKnown();
            case DIFFERENT -> false;
        };
    }

    /** {@return whether the disk has the serial number of the disk that was imaged} */
    boolean sharesSerial(Disk disk) {
        return identity().sharesSerial(disk.info().identity());
    }

    /** {@return whether it was made of a disk in the same place} */
    boolean isOfSlot(Disk disk) {
        return identity().slot().isPresent()
                && identity().slot().equals(disk.info().identity().slot());
    }

    /** {@return whether it is known to be of a disk in another place} */
    boolean isOfOtherSlot(Disk disk) {
        return identity().slot().isPresent() && disk.info().identity().slot().isPresent() && !isOfSlot(disk);
    }

    /** {@return why it does not fit on a disk; nothing if it does, or if that is not known} */
    Optional<String> misfit(Disk disk) {
        Geometry here = disk.info().geometry();
        if (disk.info().readOnly()) {
            return Optional.of(disk.name() + " is read-only");
        }
        Optional<Geometry> there = info.map(image -> image.draft().geometry());
        if (there.isEmpty()) {
            return Optional.empty();
        }
        if (there.get().size() > here.size()) {
            return Optional.of(disk.name() + " is too small");
        }
        boolean sectors = there.get().hasSectors() && here.hasSectors();
        return sectors && there.get().logicalSector() != here.logicalSector()
                ? Optional.of(disk.name() + " has sectors of another size")
                : Optional.empty();
    }

    /** {@return all that tells it from others, on one line} */
    public String describe() {
        if (info.isEmpty()) {
            return name
                    + damage.map(what -> " (" + what + ")").orElse(" (of another tool: of which disk is not known)");
        }
        String slot = identity().slot().map(place -> ", slot " + place).orElse("");
        String size = HumanUnits.bytes(info.get().draft().geometry().size());
        return name + " (of " + identity().describe() + slot + ", " + size + ")";
    }
}
