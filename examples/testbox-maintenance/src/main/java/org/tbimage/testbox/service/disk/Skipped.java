package org.tbimage.testbox.service.disk;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tbimage.value.ImageName;

/**
 * A disk that a run leaves out, or images whose disk is missing.
 *
 * @param disk the disk; empty if it is missing
 * @param images images that belong, or may belong, to it
 * @param why the reason
 */
public record Skipped(Optional<Disk> disk, List<ImageName> images, String why) {
    /** Copies the list. */
    public Skipped {
        images = List.copyOf(images);
    }

    /** {@return the name of the disk, else the names of the images} */
    public String subject() {
        return disk.map(Disk::name).orElseGet(this::imageNames);
    }

    /** {@return disk, reason and images on one line} */
    public String describe() {
        String whose = disk.map(Disk::describe).orElseGet(this::imageNames);
        String also = disk.isPresent() && !images.isEmpty() ? "; there are images of it: " + imageNames() : "";
        return whose + ": " + why + also;
    }

    private String imageNames() {
        return images.stream().map(ImageName::toString).collect(Collectors.joining(", "));
    }
}
