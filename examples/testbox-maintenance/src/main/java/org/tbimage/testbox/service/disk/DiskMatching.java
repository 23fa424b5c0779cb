package org.tbimage.testbox.service.disk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.tbimage.device.DiskIdentity;
import org.tbimage.testbox.service.disk.Assignment.How;

/**
 * Assigns images to disks, in this order: by identity; by slot; by name, if an identity is not known; and the only remaining
 * disk that is big enough, if no other image could belong to it. An ambiguous image is not assigned, and the reason is kept.
 */
public final class DiskMatching {
    private final DiskSelection choice;
    private final List<Assignment> assignments = new ArrayList<>();
    private final Map<BoxImage, String> unclear = new LinkedHashMap<>();
    private final Set<BoxImage> images;
    private final Set<Disk> disks;

    private DiskMatching(List<BoxImage> images, DiskSelection choice) {
        this.choice = choice;
        this.images = new LinkedHashSet<>(images);
        this.disks = new LinkedHashSet<>(choice.chosen());
        disks.addAll(choice.rest());
    }

    /**
     * Assigns images to disks.
     *
     * @param images the images of the box
     * @param choice the disks of the box
     * @return the assignments, and what remains
     */
    public static DiskMatching of(List<BoxImage> images, DiskSelection choice) {
        DiskMatching matching = new DiskMatching(images, choice);
        matching.excludeDamaged();
        matching.excludeSkipped();
        matching.byIdentity();
        matching.disks.removeAll(choice.rest()); // only the identity assigns an image to a disk that is not selected
        matching.by(How.SLOT, (image, disk) -> image.isOfSlot(disk));
        matching.by(How.NAME, DiskMatching::hasItsName);
        matching.onlyOneLeft();
        return matching;
    }

    /** {@return the assignments to selected disks} */
    public List<Assignment> assignments() {
        return assignments.stream()
                .filter(assignment -> choice.chosen().contains(assignment.disk()))
                .toList();
    }

    /** {@return the images without a disk, each with the reason} */
    public Map<BoxImage, String> unclear() {
        Map<BoxImage, String> all = new LinkedHashMap<>(unclear);
        images.forEach(image -> all.put(image, reason(image)));
        return all;
    }

    /** {@return selected disks without an image} */
    public List<Disk> unassigned() {
        return choice.chosen().stream()
                .filter(disk -> assignments.stream().noneMatch(a -> a.disk().equals(disk)))
                .toList();
    }

    private void excludeDamaged() {
        List.copyOf(images).forEach(image -> image.damage().ifPresent(what -> exclude(image, what)));
    }

    /** An image whose disk is left out must not be assigned to another disk. */
    private void excludeSkipped() {
        if (choice.named()) {
            return;
        }
        for (Skipped skip : choice.skipped()) {
            for (BoxImage image : List.copyOf(images)) {
                boolean here =
                        choice.chosen().stream().anyMatch(disk -> image.compare(disk) == DiskIdentity.Match.SAME);
                if (skip.images().contains(image.name()) && !here) {
                    exclude(
                            image,
                            "its disk is left out: " + skip.describe() + "; to restore it, name it in "
                                    + DiskNames.FILE);
                }
            }
        }
    }

    private void byIdentity() {
        for (BoxImage image : List.copyOf(images)) {
            List<Disk> same = same(image);
            How how = How.IDENTITY;
            if (same.size() > 1) {
                List<Disk> inSlot = same.stream().filter(image::isOfSlot).toList();
                how = How.SLOT;
                same = inSlot.size() == 1 ? inSlot : same;
            }
            List<BoxImage> rivals = same.isEmpty() ? List.of() : rivals(image, same.get(0));
            if (same.size() > 1) {
                exclude(
                        image,
                        "several disks have the identity of the one that was imaged: " + DiskSelection.list(same));
            } else if (!rivals.isEmpty()) {
                exclude(
                        image,
                        "it was made of " + same.get(0).describe() + ", and so was " + names(rivals)
                                + ": retire the images that are not needed");
            } else if (!same.isEmpty()) {
                assign(image, same.get(0), how);
            }
        }
        // These disks may belong to the ambiguous images, so no other image may be assigned to them.
        unclear.keySet().forEach(image -> disks.removeAll(same(image)));
    }

    private List<Disk> same(BoxImage image) {
        return disks.stream()
                .filter(disk -> image.compare(disk) == DiskIdentity.Match.SAME)
                .toList();
    }

    /** {@return other images of the same disk; among identical disks, only those of the same slot} */
    private List<BoxImage> rivals(BoxImage image, Disk disk) {
        boolean identical = same(image).size() > 1;
        Set<BoxImage> all = new LinkedHashSet<>(images);
        all.addAll(unclear.keySet());
        return all.stream()
                .filter(other -> !other.equals(image) && other.compare(disk) == DiskIdentity.Match.SAME)
                .filter(other -> !identical || other.isOfSlot(disk))
                .toList();
    }

    private static boolean hasItsName(BoxImage image, Disk disk) {
        return image.name().disk().equals(disk.name())
                && image.compare(disk) == DiskIdentity.Match.UNKNOWN
                && !image.isOfOtherSlot(disk);
    }

    private void by(How how, BiPredicate<BoxImage, Disk> test) {
        Map<BoxImage, Disk> found = new LinkedHashMap<>();
        for (BoxImage image : images) {
            List<Disk> fit = disks.stream()
                    .filter(disk -> test.test(image, disk) && image.misfit(disk).isEmpty())
                    .filter(disk -> sameSerial(image).isEmpty())
                    .toList();
            boolean alone = fit.size() == 1
                    && images.stream()
                                    .filter(other -> test.test(other, fit.get(0)))
                                    .count()
                            == 1;
            if (alone) {
                found.put(image, fit.get(0));
            }
        }
        found.forEach((image, disk) -> assign(image, disk, how));
    }

    /**
     * Disks with the serial number of the imaged disk, but with another model or world-wide name. The disk may have been
     * moved behind an adapter, so no other disk replaces it.
     */
    private List<Disk> sameSerial(BoxImage image) {
        return choice.present().stream().filter(image::sharesSerial).toList();
    }

    private void onlyOneLeft() {
        by(
                How.ONLY_ONE_LEFT,
                (image, disk) -> image.info().isPresent() && image.misfit(disk).isEmpty());
    }

    private void assign(BoxImage image, Disk disk, How how) {
        assignments.add(new Assignment(image, disk, how));
        images.remove(image);
        disks.remove(disk);
    }

    private void exclude(BoxImage image, String why) {
        unclear.put(image, why);
        images.remove(image);
    }

    private String reason(BoxImage image) {
        if (!sameSerial(image).isEmpty()) {
            return "the serial number of its disk is that of " + DiskSelection.list(sameSerial(image))
                    + ", which differs in model or world-wide name, so it is not clear whether this is the disk";
        }
        if (disks.isEmpty()) {
            return "its disk is missing, and no other disk remains";
        }
        String misfits =
                disks.stream().flatMap(disk -> image.misfit(disk).stream()).collect(Collectors.joining(", "));
        return "its disk is missing, and it is not clear which other disk replaces it; remaining: "
                + DiskSelection.list(List.copyOf(disks)) + (misfits.isEmpty() ? "" : ": " + misfits)
                + (images.size() > 1
                        ? "; also without a disk: "
                                + names(images.stream()
                                        .filter(i -> !i.equals(image))
                                        .toList())
                        : "");
    }

    private static String names(List<BoxImage> images) {
        return images.stream().map(BoxImage::describe).collect(Collectors.joining("; "));
    }
}
