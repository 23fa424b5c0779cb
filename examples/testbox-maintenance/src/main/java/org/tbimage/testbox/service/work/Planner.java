package org.tbimage.testbox.service.work;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tbimage.store.ImageInfo;
import org.tbimage.testbox.failure.ServiceException;
import org.tbimage.testbox.failure.ServiceProblem;
import org.tbimage.testbox.request.BoxAction;
import org.tbimage.testbox.service.disk.Assignment;
import org.tbimage.testbox.service.disk.BoxImage;
import org.tbimage.testbox.service.disk.Disk;
import org.tbimage.testbox.service.disk.DiskChoice;
import org.tbimage.testbox.service.disk.ImageNaming;
import org.tbimage.testbox.service.disk.Matching;
import org.tbimage.testbox.service.disk.ReplacementRule;
import org.tbimage.testbox.service.disk.Skipped;
import org.tbimage.value.ImageName;

/** Decides what is to be done to which disk, before anything is. */
final class Planner {
    private final String box;
    private final String store;
    private final List<BoxImage> images;
    private final DiskChoice choice;
    private final ReplacementRule rule;

    /** Knows the name of the box, the location of its store, and all that {@code find} found there. */
    Planner(String box, String store, List<BoxImage> images, DiskChoice choice, ReplacementRule rule) {
        this.box = box;
        this.store = store;
        this.images = List.copyOf(images);
        this.choice = choice;
        this.rule = rule;
    }

    JobPlan plan(BoxAction action) throws IOException {
        return action == BoxAction.RESTORE ? restore() : imaging();
    }

    private JobPlan imaging() {
        List<DiskJob> jobs = new ArrayList<>();
        List<Skipped> skipped = new ArrayList<>(choice.skipped());
        List<String> warnings = new ArrayList<>();
        ImageNaming naming = new ImageNaming(box, images);
        naming.of(choice).forEach((disk, name) -> {
            jobs.add(DiskJob.imaging(disk, name));
            warnings.addAll(warnings(disk, name, naming.namesOf(disk)));
        });
        if (!choice.named()) {
            skipped.addAll(absent(jobs));
        }
        skipped.forEach(skip -> warnings.add("left out: " + skip.describe()));
        return new JobPlan(jobs, Set.of(), List.of(), warnings, skipped);
    }

    private List<String> warnings(Disk disk, ImageName name, List<ImageName> names) {
        List<String> warnings = new ArrayList<>();
        if (!name.disk().equals(disk.name())) {
            warnings.add(disk.describe() + " is kept as " + name
                    + ": the kernel has changed its names since the last image");
        }
        if (names.size() > 1) {
            warnings.add("there are images of " + disk.describe() + " under several names: "
                    + names.stream().map(ImageName::toString).collect(Collectors.joining(", ")) + "; it is kept as "
                    + name + ". Retire the others, else a restore can't choose");
        }
        if (images.stream().anyMatch(image -> image.retired() && image.name().equals(name))) {
            warnings.add(
                    name + " is retired, so that a restore of the box leaves it out. As the disk is here, undo it: "
                            + retire(name) + " --undo");
        }
        return warnings;
    }

    /** Images that get no newer one, since no disk of this box is theirs. */
    private List<Skipped> absent(List<DiskJob> jobs) {
        Set<ImageName> covered = jobs.stream().map(DiskJob::image).collect(Collectors.toCollection(HashSet::new));
        choice.skipped().forEach(skip -> covered.addAll(skip.images()));
        return images.stream()
                .filter(image -> !image.retired() && !covered.contains(image.name()))
                .filter(image -> choice.present().stream().noneMatch(image::isOf))
                .map(image -> new Skipped(
                        Optional.empty(),
                        List.of(image.name()),
                        "its disk is not here, or has a size of 0; if it is gone for good: " + retire(image.name())))
                .toList();
    }

    private JobPlan restore() throws IOException {
        List<BoxImage> wanted =
                images.stream().filter(image -> !image.retired()).toList();
        Matching matching = Matching.of(wanted, choice);
        List<DiskJob> jobs = new ArrayList<>();
        List<String> failures = new ArrayList<>();
        for (Assignment assignment : matching.assignments()) {
            Optional<String> objection = rule.objection(assignment);
            objection.ifPresent(why -> failures.add(notRestored(assignment.image(), why + allowing(assignment))));
            if (objection.isEmpty()) {
                jobs.add(job(assignment));
            }
        }
        // Who names disks leaves out others, with their images.
        if (!choice.named() || !matching.left().isEmpty()) {
            matching.unclear().forEach((image, why) -> failures.add(notRestored(image, why + waysOut(image))));
        }
        List<String> warnings = new ArrayList<>();
        choice.skipped().forEach(skip -> warnings.add("left out: " + skip.describe()));
        for (Disk disk : matching.left()) {
            (choice.named() ? failures : warnings).add(disk.describe() + " has no image; it stays as it is");
        }
        if (jobs.isEmpty() && failures.isEmpty()) {
            throw nothing();
        }
        return new JobPlan(jobs, Set.of(), failures, warnings, choice.skipped());
    }

    private static String notRestored(BoxImage image, String why) {
        return image.describe() + " is not restored: " + why;
    }

    /** How to say that a disk may be overwritten. */
    private String allowing(Assignment assignment) {
        String chosen = choice.chosen().stream().map(Disk::name).collect(Collectors.joining(" "));
        return ". If " + assignment.disk().name() + " may be overwritten, add testbox-any-content=yes to the"
                + " APPEND line of the PXE file of the box, or name all disks to restore in " + box
                + "/disk-devices.lst of the store, as in: " + chosen;
    }

    /** What helps if the disk of an image will not come back. */
    private String waysOut(BoxImage image) {
        return ". If the disk is gone for good: " + retire(image.name()) + ", or name the disks to restore in " + box
                + "/disk-devices.lst of the store";
    }

    private String retire(ImageName name) {
        return "testbox-maintenance retire --store " + store + " --image " + name;
    }

    private ServiceException nothing() {
        return new ServiceException(
                ServiceProblem.RESTORE_FAILED,
                "there is nothing to restore: the store has no image of a disk of " + box,
                "make one with backup while the box is well");
    }

    private static DiskJob job(Assignment assignment) {
        boolean replacement = assignment.isReplacement();
        String why = assignment.how().words();
        return new DiskJob(
                assignment.disk(),
                assignment.image().name(),
                assignment.image().info().map(ImageInfo::generation),
                replacement
                        ? "as a replacement: " + why + "; the image is of "
                                + assignment.image().identity().describe()
                        : why,
                replacement);
    }
}
