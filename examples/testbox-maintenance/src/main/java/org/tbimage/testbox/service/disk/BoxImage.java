package org.tbimage.testbox.service.disk;

import java.util.Optional;
import org.tbimage.device.DiskIdentity;
import org.tbimage.device.Geometry;
import org.tbimage.store.ImageInfo;
import org.tbimage.testbox.output.HumanUnits;
import org.tbimage.value.ImageName;

/**
 * The image of one disk of the box that a run considers.
 *
 * @param name its name
 * @param info its manifest; empty for an image of another tool
 * @param plain the file of an image of another tool
 * @param damage the damage, if it can't be read
 * @param retired whether the store has a note that its disk is permanently removed
 */
public record BoxImage(
        ImageName name, Optional<ImageInfo> info, Optional<String> plain, Optional<String> damage, boolean retired) {
    /** {@return the disk that it was made of, as far as it is known} */
    public DiskIdentity identity() {
        return info.map(image -> image.draft().identity()).orElse(DiskIdentity.NONE);
    }

    /** {@return whether it has a manifest and is not degraded} */
    public boolean isGood() {
        return info.isPresent() && !info.get().degraded();
    }

    DiskIdentity.Match compare(Disk disk) {
        return identity().compare(disk.info().identity());
    }

    /** {@return whether it was made of this disk, by identity if both are known, else by slot} */
    public boolean isOf(Disk disk) {
        return switch (compare(disk)) {
            case SAME -> true;
            case UNKNOWN -> isOfSlot(disk);
            case DIFFERENT -> false;
        };
    }

    /** {@return whether it may have been made of this disk: slot or name agree, and the identities do not differ} */
    boolean mayBeOf(Disk disk) {
        boolean named = name.disk().equals(disk.name()) && !isOfOtherSlot(disk);
        return isOf(disk) || (named && compare(disk) == DiskIdentity.Match.UNKNOWN);
    }

    /**
     * Returns whether the mark of an interrupted restore names an image of this disk. Its generation may differ, because the
     * content was to be overwritten in any case.
     */
    boolean isNamedBy(String mark) {
        return mark.startsWith(name + "@") || plain.filter(mark::equals).isPresent();
    }

    /** {@return whether both have the same identity, or both have none} */
    boolean hasSameIdentityAs(Disk disk) {
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

    /** {@return whether it was made of a disk in the same slot} */
    boolean isOfSlot(Disk disk) {
        return identity().slot().isPresent()
                && identity().slot().equals(disk.info().identity().slot());
    }

    /** {@return whether it is known to have been made of a disk in another slot} */
    boolean isOfOtherSlot(Disk disk) {
        return identity().slot().isPresent() && disk.info().identity().slot().isPresent() && !isOfSlot(disk);
    }

    /** {@return why it does not fit on a disk; empty if it does, or if its size is not known} */
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

    /** {@return name, identity, slot and size on one line} */
    public String describe() {
        if (info.isEmpty()) {
            return name
                    + damage.map(what -> " (" + what + ")").orElse(" (made by another tool; its disk is not known)");
        }
        String slot = identity().slot().map(place -> ", slot " + place).orElse("");
        String size = HumanUnits.bytes(info.get().draft().geometry().size());
        return name + " (of " + identity().describe() + slot + ", " + size + ")";
    }
}
