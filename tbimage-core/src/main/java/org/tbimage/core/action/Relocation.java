package org.tbimage.core.action;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.tbimage.action.Fact;
import org.tbimage.core.run.Settings;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.store.ImageStore;
import org.tbimage.store.NoSuchImageException;
import org.tbimage.value.Generation;
import org.tbimage.value.ImageName;
import org.tbimage.value.ImageRef;

/**
 * Two names of disks, or of whole boxes with all their disks.
 *
 * @param from the name that has images
 * @param to the other name
 */
record Relocation(String from, String to) {
    private static final String ANY_DISK = "disk"; // stands for a disk where only a box is named

    Relocation {
        if (from.contains("/") != to.contains("/")) {
            throw new IllegalArgumentException("expected two boxes or two disks, as in 10.40.41.42/sda");
        }
        if (from.equals(to)) {
            throw new IllegalArgumentException("it is the same name");
        }
        name(from);
        name(to);
    }

    /** Reads the two names that a user gave. */
    static Relocation of(String from, String to) throws IOException {
        return Settings.parse("pair of names", from + ", " + to, text -> new Relocation(from, to));
    }

    /** One disk and its other name. */
    record Disk(ImageName from, ImageName to) {}

    private static ImageName name(String text) {
        return text.contains("/") ? ImageName.parse(text) : new ImageName(text, ANY_DISK);
    }

    /** {@return the disks that have images, each with its other name} */
    List<Disk> disks(ImageStore store) throws IOException {
        List<ImageName> names = from.contains("/")
                ? List.of(ImageName.parse(from))
                : store.list().stream()
                        .map(ImageRef::name)
                        .filter(name -> name.box().equals(from))
                        .distinct()
                        .toList();
        List<Disk> disks = names.stream()
                .map(name -> new Disk(name, to.contains("/") ? ImageName.parse(to) : new ImageName(to, name.disk())))
                .toList();
        if (disks.isEmpty()) {
            throw new NoSuchImageException(store.location(), "of " + from + ": there is nothing to take");
        }
        return disks;
    }

    /** What to know of it, done or planned. */
    List<Fact> facts(long disks, long images) {
        return List.of(
                Fact.text("from", from), Fact.text("to", to), Fact.count("disks", disks), Fact.count("images", images));
    }

    /** The images of a disk, oldest first; fails if there are none. */
    static List<ImageRef> images(ImageStore store, ImageName name) throws IOException {
        List<ImageRef> images = store.generations(name).stream()
                .map(generation -> new ImageRef(name, generation))
                .toList();
        if (images.isEmpty()) {
            throw new NoSuchImageException(store.location(), "of " + name + ": there is nothing to take");
        }
        return images;
    }

    /**
     * Refuses a name that has images of its own. Images of the same second are what an earlier run copied that was broken
     * off.
     */
    static void checkFree(ImageStore store, List<ImageRef> images, ImageName to) throws IOException {
        List<Generation> there = store.generations(to);
        boolean copies =
                images.stream().anyMatch(image -> there.stream().anyMatch(other -> isOfSameSecond(image, other)));
        if (!there.isEmpty() && !copies) {
            throw new ImagingException(
                    Problem.IMAGE_EXISTS,
                    to + " has images of its own, the newest " + there.get(there.size() - 1),
                    "take another name, or move these images first");
        }
    }

    private static boolean isOfSameSecond(ImageRef image, Generation other) {
        return image.generation().second().equals(other.second());
    }

    /** {@return the newest good image of a disk} */
    static ImageRef newest(ImageStore store, ImageName name) throws IOException {
        Optional<Generation> newest = store.newest(name);
        return new ImageRef(
                name,
                newest.orElseThrow(
                        () -> new NoSuchImageException(store.location(), "of " + name + ": there is nothing to take")));
    }
}
