package org.tbimage.testbox.service.disk;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tbimage.value.ImageName;

/**
 * Something that a run leaves out: a disk, or images whose disk is not there.
 *
 * @param disk the disk; nothing if it is not there
 * @param images images that are of it, or may be
 * @param why the reason
 */
public record Skipped(Optional<Disk> disk, List<ImageName> images, String why) {
    /** Keeps a copy. */
    public Skipped {
        images = List.copyOf(images);
    }

    /** {@return the name of the disk, else the names of the images} */
    public String subject() {
        return disk.map(Disk::name)
                .orElseGet(() -> images.stream().map(ImageName::toString).collect(Collectors.joining(", ")));
    }

    /** {@return all of it, on one line} */
    public String describe() {
        String names = images.stream().map(ImageName::toString).collect(Collectors.joining(", "));
        String whose = disk.map(Disk::describe).orElse(names);
        String also = disk.isPresent() && !images.isEmpty() ? "; there are images of it: " + names : "";
        return whose + ": " + why + also;
    }
}
