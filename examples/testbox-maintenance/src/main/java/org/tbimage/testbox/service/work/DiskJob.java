package org.tbimage.testbox.service.work;

import java.util.Optional;
import org.tbimage.testbox.service.disk.Disk;
import org.tbimage.value.Generation;
import org.tbimage.value.ImageName;

/**
 * The work on one disk.
 *
 * @param disk the disk
 * @param image the name of its images
 * @param generation the image to restore; empty for a backup, or for an image of another tool
 * @param why why disk and image belong together
 * @param replacement whether the disk replaces the imaged one; the rule has allowed it
 */
public record DiskJob(Disk disk, ImageName image, Optional<Generation> generation, String why, boolean replacement) {
    /** {@return the work to back up or to describe a disk} */
    static DiskJob imaging(Disk disk, ImageName image) {
        return new DiskJob(disk, image, Optional.empty(), "", false);
    }

    /** {@return the same restore from another image} */
    DiskJob withGeneration(Generation other) {
        return new DiskJob(disk, image, Optional.of(other), why, replacement);
    }

    /** {@return the image, for people} */
    String ref() {
        return image + generation.map(which -> "@" + which).orElse("");
    }
}
