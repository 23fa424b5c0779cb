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
 * Finds for each image the disk it belongs to: the one that was imaged, whatever it is called today; else the one in its
 * slot; else, where one of both does not tell who it is, the one of its name; else the only one left that is big enough
 * and that no other image could be meant for. What is not clear is left undone, with the reason.
 */
public final class Matching {
    private final DiskChoice choice;
    private final List<Assignment> assignments = new ArrayList<>();
    private final Map<BoxImage, String> unclear = new LinkedHashMap<>();
    private final Set<BoxImage> images;
    private final Set<Disk> disks;

    private Matching(List<BoxImage> images, DiskChoice choice) {
        this.choice = choice;
        this.images = new LinkedHashSet<>(images);
        this.disks = new LinkedHashSet<>(choice.chosen());
        disks.addAll(choice.rest());
    }

    /**
     * Matches.
     *
     * @param images those of the box
     * @param choice disks of the box
     * @return what belongs together, and what is left
     */
    public static Matching of(List<BoxImage> images, DiskChoice choice) {
        Matching matching = new Matching(images, choice);
        matching.leaveDamaged();
        matching.leaveSkipped();
        matching.byIdentity();
        matching.disks.removeAll(choice.rest()); // nothing but a known identity ties an image to what nobody named
        matching.by(How.SLOT, (image, disk) -> image.isOfSlot(disk));
        matching.by(How.NAME, Matching::hasItsName);
        matching.onlyOneLeft();
        return matching;
    }

    /** {@return images and their disks, disks that are not to be touched left out} */
    public List<Assignment> assignments() {
        return assignments.stream()
                .filter(assignment -> choice.chosen().contains(assignment.disk()))
                .toList();
    }

    /** {@return images whose disk is not clear, each with the reason} */
    public Map<BoxImage, String> unclear() {
        Map<BoxImage, String> all = new LinkedHashMap<>(unclear);
        images.forEach(image -> all.put(image, reason(image)));
        return all;
    }

    /** {@return chosen disks without an image} */
    public List<Disk> left() {
        return choice.chosen().stream()
                .filter(disk -> assignments.stream().noneMatch(a -> a.disk().equals(disk)))
                .toList();
    }

    private void leaveDamaged() {
        List.copyOf(images).forEach(image -> image.damage().ifPresent(what -> leave(image, what)));
    }

    /** An image whose disk was passed over must not go to another one. */
    private void leaveSkipped() {
        if (choice.named()) {
            return;
        }
        for (Skipped skip : choice.skipped()) {
            for (BoxImage image : List.copyOf(images)) {
                boolean here =
                        choice.chosen().stream().anyMatch(disk -> image.compare(disk) == DiskIdentity.Match.SAME);
                if (skip.images().contains(image.name()) && !here) {
                    leave(
                            image,
                            "its disk is passed over: " + skip.describe() + "; to restore it, name it in "
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
                leave(image, "several disks say that they are the one that was imaged: " + DiskChoice.list(same));
            } else if (!rivals.isEmpty()) {
                leave(
                        image,
                        "it was made of " + same.get(0).describe() + ", and so was " + names(rivals)
                                + ": retire the images that are not meant");
            } else if (!same.isEmpty()) {
                assign(image, same.get(0), how);
            }
        }
        // An image of which it is unclear may still be meant for these, so no other may have them.
        unclear.keySet().forEach(image -> disks.removeAll(same(image)));
    }

    private List<Disk> same(BoxImage image) {
        return disks.stream()
                .filter(disk -> image.compare(disk) == DiskIdentity.Match.SAME)
                .toList();
    }

    /** Other images of the same disk, the ones in another slot left out where there are twins. */
    private List<BoxImage> rivals(BoxImage image, Disk disk) {
        boolean twins = same(image).size() > 1;
        Set<BoxImage> all = new LinkedHashSet<>(images);
        all.addAll(unclear.keySet());
        return all.stream()
                .filter(other -> !other.equals(image) && other.compare(disk) == DiskIdentity.Match.SAME)
                .filter(other -> !twins || other.isOfSlot(disk))
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
                    .filter(disk -> carriers(image).isEmpty())
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
     * Disks of the box that have the serial number of the imaged disk, though they are another one by all else. The disk
     * may have been moved behind an adapter, so no other is taken in its place.
     */
    private List<Disk> carriers(BoxImage image) {
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

    private void leave(BoxImage image, String why) {
        unclear.put(image, why);
        images.remove(image);
    }

    private String reason(BoxImage image) {
        if (!carriers(image).isEmpty()) {
            return "the serial number of its disk is that of " + DiskChoice.list(carriers(image))
                    + ", which differs in model or world-wide name, so that it is not clear whether this is the disk";
        }
        if (disks.isEmpty()) {
            return "its disk is not there, and no other is left";
        }
        String misfits =
                disks.stream().flatMap(disk -> image.misfit(disk).stream()).collect(Collectors.joining(", "));
        return "its disk is not there, and which other one is meant is not clear; left: "
                + DiskChoice.list(List.copyOf(disks)) + (misfits.isEmpty() ? "" : ": " + misfits)
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
