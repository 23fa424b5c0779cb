package org.tbimage.core.job;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.tbimage.store.ImageStore;
import org.tbimage.store.NoSuchImageException;
import org.tbimage.value.Generation;
import org.tbimage.value.ImageName;

/**
 * Which disks of a store are meant: all, those of a box, or one; of one disk, also which generation.
 *
 * @param box only disks of this box; of all boxes if empty
 * @param disk only the disk of this name of the box; all its disks if empty
 * @param generation only this image of the disk; all its images if empty
 */
public record ImageSelection(Optional<String> box, Optional<String> disk, Optional<Generation> generation) {
    /** All images of a store. */
    public static final ImageSelection ALL = new ImageSelection(Optional.empty(), Optional.empty(), Optional.empty());

    private static final String ANY_DISK = "disk"; // stands for a disk where only a box is named

    /** Checks the names. */
    public ImageSelection {
        if (box.isEmpty() && disk.isPresent()) {
            throw new IllegalArgumentException("a disk without its box: expected BOX/DISK, as in 10.40.41.42/sda");
        }
        if (disk.isEmpty() && generation.isPresent()) {
            throw new IllegalArgumentException("a generation is one of a disk: name the disk, as in 10.40.41.42/sda");
        }
        box.ifPresent(name -> new ImageName(name, disk.orElse(ANY_DISK)));
    }

    /**
     * Parses {@code BOX} or {@code BOX/DISK}.
     *
     * @param text name of a box, or of a disk of a box
     * @return all images of it
     * @throws IllegalArgumentException if the text is neither; the message is for the user
     */
    public static ImageSelection parse(String text) {
        return text.contains("/")
                ? of(ImageName.parse(text))
                : new ImageSelection(Optional.of(text), Optional.empty(), Optional.empty());
    }

    /**
     * All images of a disk.
     *
     * @param name which disk of which box
     * @return the selection
     */
    public static ImageSelection of(ImageName name) {
        return new ImageSelection(Optional.of(name.box()), Optional.of(name.disk()), Optional.empty());
    }

    /**
     * One image of the disk.
     *
     * @param which its generation
     * @return another selection
     * @throws IllegalArgumentException if no disk is selected
     */
    public ImageSelection with(Generation which) {
        return new ImageSelection(box, disk, Optional.of(which));
    }

    /**
     * Finds the selected disks.
     *
     * @param store the store
     * @return the disks that have an image, with a manifest or without; never empty if a box or a disk is selected
     * @throws NoSuchImageException if a box or a disk is selected that has no image
     * @throws IOException if the store can't be listed
     */
    public List<ImageName> disks(ImageStore store) throws IOException {
        List<ImageName> found = store.names(box).stream()
                .filter(name -> disk.isEmpty() || disk.get().equals(name.disk()))
                .toList();
        if (found.isEmpty() && box.isPresent()) {
            throw new NoSuchImageException(store.location(), "of " + this);
        }
        return found;
    }

    /**
     * Finds the selected generations of a disk.
     *
     * @param store the store
     * @param name one of the {@linkplain #disks selected disks}
     * @return its generations, the oldest first; empty if it only has files without a manifest
     * @throws NoSuchImageException if a generation is selected that the disk does not have
     * @throws IOException if the store can't be listed
     */
    public List<Generation> generations(ImageStore store, ImageName name) throws IOException {
        List<Generation> all = store.generations(name);
        if (generation.isEmpty()) {
            return all;
        }
        if (!all.contains(generation.get())) {
            throw new NoSuchImageException(store.location(), toString());
        }
        return List.of(generation.get());
    }

    /** {@return {@code BOX}, {@code BOX/DISK} or {@code BOX/DISK@GENERATION}; "all images" if nothing is left out} */
    @Override
    public String toString() {
        return box.map(name -> name
                        + disk.map(which -> "/" + which).orElse("")
                        + generation.map(which -> "@" + which).orElse(""))
                .orElse("all images");
    }
}
