package org.tbimage.testbox.service.work;

import java.util.Optional;
import org.tbimage.testbox.service.disk.Disk;
import org.tbimage.value.Generation;
import org.tbimage.value.ImageName;

/**
 * Work on one disk.
 *
 * @param disk which disk
 * @param image images of which disk
 * @param generation which of these images to restore; nothing for a new one, or for one of another tool
 * @param why why these two belong together, in words
 * @param replacement whether the disk takes the place of the one that was imaged, which was decided
 */
public record DiskJob(Disk disk, ImageName image, Optional<Generation> generation, String why, boolean replacement) {
    /** Work that makes an image, or only notes something about the disk. */
    static DiskJob imaging(Disk disk, ImageName image) {
        return new DiskJob(disk, image, Optional.empty(), "", false);
    }

    /** The same restore from another image. */
    DiskJob of(Generation other) {
        return new DiskJob(disk, image, Optional.of(other), why, replacement);
    }

    /** {@return which image, for a person} */
    String ref() {
        return image + generation.map(which -> "@" + which).orElse("");
    }
}
