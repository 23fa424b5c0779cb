package org.tbimage.testbox.service.work;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tbimage.store.ImageInfo;
import org.tbimage.testbox.output.Program;
import org.tbimage.testbox.request.BoxAction;
import org.tbimage.testbox.service.disk.Assignment;
import org.tbimage.testbox.service.disk.BoxImage;
import org.tbimage.testbox.service.disk.Disk;
import org.tbimage.testbox.service.disk.DiskMatching;
import org.tbimage.testbox.service.disk.DiskSelection;
import org.tbimage.testbox.service.disk.ImageNaming;
import org.tbimage.testbox.service.disk.ReplacementRule;
import org.tbimage.testbox.service.disk.Skipped;
import org.tbimage.value.ImageName;

/** Plans the work on all disks before any of it begins. */
final class Planner {
    private final String box;
    private final String store;
    private final List<BoxImage> images;
    private final DiskSelection choice;
    private final ReplacementRule rule;

    /** Makes a planner for a box, the location of its store, its images and its disks. */
    Planner(String box, String store, List<BoxImage> images, DiskSelection choice, ReplacementRule rule) {
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
            warnings.add(
                    disk.describe() + " is stored as " + name + ": its kernel name has changed since the last image");
        }
        if (names.size() > 1) {
            warnings.add("there are images of " + disk.describe() + " under several names: "
                    + names.stream().map(ImageName::toString).collect(Collectors.joining(", ")) + "; it is stored as "
                    + name + ". Retire the others, or a restore can't choose between them");
        }
        if (images.stream().anyMatch(image -> image.retired() && image.name().equals(name))) {
            warnings.add(
                    name + " is retired, so a restore of the box leaves it out. The disk is present, so undo that: "
                            + retire(name) + " --undo");
        }
        return warnings;
    }

    /** {@return the images that get no newer generation, because their disks are missing} */
    private List<Skipped> absent(List<DiskJob> jobs) {
        Set<ImageName> covered = jobs.stream().map(DiskJob::image).collect(Collectors.toCollection(HashSet::new));
        choice.skipped().forEach(skip -> covered.addAll(skip.images()));
        return images.stream()
                .filter(image -> !image.retired() && !covered.contains(image.name()))
                .filter(image -> choice.present().stream().noneMatch(image::isOf))
                .map(image -> new Skipped(
                        Optional.empty(),
                        List.of(image.name()),
                        "its disk is missing, or has a size of 0; if it is permanently removed: "
                                + retire(image.name())))
                .toList();
    }

    private JobPlan restore() throws IOException {
        List<BoxImage> wanted =
                images.stream().filter(image -> !image.retired()).toList();
        DiskMatching matching = DiskMatching.of(wanted, choice);
        List<DiskJob> jobs = new ArrayList<>();
        List<String> failures = new ArrayList<>();
        for (Assignment assignment : matching.assignments()) {
            Optional<String> objection = rule.objection(assignment);
            objection.ifPresent(why -> failures.add(notRestored(assignment.image(), why + allowing(assignment))));
            if (objection.isEmpty()) {
                jobs.add(job(assignment));
            }
        }
        // A list of disks leaves out other disks and their images.
        if (!choice.named() || !matching.unassigned().isEmpty()) {
            matching.unclear().forEach((image, why) -> failures.add(notRestored(image, why + remedy(image))));
        }
        List<String> warnings = new ArrayList<>();
        choice.skipped().forEach(skip -> warnings.add("left out: " + skip.describe()));
        for (Disk disk : matching.unassigned()) {
            (choice.named() ? failures : warnings).add(disk.describe() + " has no image; it stays as it is");
        }
        if (jobs.isEmpty() && failures.isEmpty()) {
            throw NothingToRestore.allRetired(box);
        }
        return new JobPlan(jobs, Set.of(), failures, warnings, choice.skipped());
    }

    private static String notRestored(BoxImage image, String why) {
        return image.describe() + " is not restored: " + why;
    }

    /** {@return how to allow that a disk is overwritten} */
    private String allowing(Assignment assignment) {
        String chosen = choice.chosen().stream().map(Disk::name).collect(Collectors.joining(" "));
        return ". If " + assignment.disk().name() + " may be overwritten, add testbox-any-content=yes to the"
                + " APPEND line of the PXE file of the box, or name all disks to restore in " + box
                + "/disk-devices.lst of the store, as in: " + chosen;
    }

    /** {@return what to do if the disk of an image is permanently removed} */
    private String remedy(BoxImage image) {
        return ". If the disk is permanently removed: " + retire(image.name()) + ", or name the disks to restore in "
                + box + "/disk-devices.lst of the store";
    }

    private String retire(ImageName name) {
        return Program.NAME + " retire --store " + store + " --image " + name;
    }

    private static DiskJob job(Assignment assignment) {
        boolean replacement = assignment.isReplacement();
        String why = assignment.how().text();
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
