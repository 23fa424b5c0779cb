package org.tbimage.testbox.service.work;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tbimage.testbox.failure.ServiceException;
import org.tbimage.testbox.failure.ServiceProblem;
import org.tbimage.testbox.request.BoxAction;
import org.tbimage.testbox.service.disk.Assignment;
import org.tbimage.testbox.service.disk.BoxImage;
import org.tbimage.testbox.service.disk.Disk;
import org.tbimage.testbox.service.disk.DiskChoice;
import org.tbimage.testbox.service.disk.ImageNaming;
import org.tbimage.testbox.service.disk.Matching;
import org.tbimage.value.ImageName;

/** Decides what is to be done to which disk, before anything is. */
final class Planner {
    private final String box;
    private final List<BoxImage> images;
    private final DiskChoice choice;

    Planner(String box, List<BoxImage> images, DiskChoice choice) {
        this.box = box;
        this.images = List.copyOf(images);
        this.choice = choice;
    }

    JobPlan plan(BoxAction action) throws ServiceException {
        return action == BoxAction.RESTORE ? restore() : imaging();
    }

    private JobPlan imaging() {
        List<DiskJob> jobs = new ArrayList<>();
        List<String> warnings = new ArrayList<>(choice.skipped());
        for (Map.Entry<Disk, ImageName> name :
                new ImageNaming(box, images).of(choice).entrySet()) {
            Disk disk = name.getKey();
            jobs.add(new DiskJob(disk, name.getValue(), "", false));
            if (!name.getValue().disk().equals(disk.name())) {
                warnings.add(disk.describe() + " is kept as " + name.getValue()
                        + ": the kernel has changed its names since the last image");
            }
        }
        return new JobPlan(jobs, Set.of(), List.of(), warnings);
    }

    private JobPlan restore() throws ServiceException {
        Matching matching = Matching.of(images, choice);
        List<DiskJob> jobs = matching.assignments().stream().map(Planner::job).toList();
        List<String> failures = new ArrayList<>();
        // Who names disks leaves out others, with their images.
        if (!choice.named() || !matching.left().isEmpty()) {
            matching.unclear().forEach((image, why) -> failures.add(image.describe() + " is not restored: " + why));
        }
        List<String> warnings = new ArrayList<>(choice.skipped());
        for (Disk disk : matching.left()) {
            (choice.named() ? failures : warnings).add(disk.describe() + " has no image; it stays as it is");
        }
        if (jobs.isEmpty() && failures.isEmpty()) {
            throw nothing();
        }
        return new JobPlan(jobs, Set.of(), failures, warnings);
    }

    private ServiceException nothing() {
        return new ServiceException(
                ServiceProblem.RESTORE_FAILED,
                "there is nothing to restore: the store has no image of a disk of " + box,
                "make one with backup while the box is well, or bring the images of another box into its folder");
    }

    private static DiskJob job(Assignment assignment) {
        boolean replacement = assignment.isReplacement();
        String why = assignment.how().words();
        return new DiskJob(
                assignment.disk(),
                assignment.image().name(),
                replacement
                        ? "as a replacement: " + why + "; the image is of "
                                + assignment.image().identity().describe()
                        : why,
                replacement);
    }
}
