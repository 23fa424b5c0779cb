package org.tbimage.testbox.service.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.tbimage.core.action.RetireAction;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.store.DamagedImageException;
import org.tbimage.store.ImageInfo;
import org.tbimage.store.ImageStore;
import org.tbimage.store.PlainImage;
import org.tbimage.store.UnsupportedImageException;
import org.tbimage.testbox.generation.GenerationAdvice;
import org.tbimage.testbox.generation.GenerationRule;
import org.tbimage.testbox.generation.OlderImages;
import org.tbimage.value.ImageName;

/** Finds the images of one box. The store can list all boxes only, and a lab may have thousands. */
public final class BoxImages {
    private BoxImages() {}

    /**
     * Finds them.
     *
     * @param store where
     * @param folder of the box in it
     * @param box its address
     * @param rule which of the images of a disk
     * @param needed whether the run is of no use without any image that can be read, as a restore is
     * @return one image of each disk, by name; what is wrong with one is its damage
     * @throws IOException if the folder can't be listed, or images are needed and none can be read
     */
    public static List<BoxImage> find(ImageStore store, Path folder, String box, GenerationRule rule, boolean needed)
            throws IOException {
        List<BoxImage> images = new ArrayList<>();
        List<ImagingException> failures = new ArrayList<>();
        for (String disk : candidates(folder)) {
            ImageName name = new ImageName(box, disk);
            try {
                image(store, name, rule).ifPresent(images::add);
            } catch (ImagingException e) {
                // What is wrong with the images of one disk must not keep the others from being restored.
                failures.add(e);
                images.add(new BoxImage(name, Optional.empty(), Optional.empty(), Optional.of(words(e)), false));
            }
        }
        if (needed && !failures.isEmpty() && failures.size() == images.size()) {
            throw failures.get(0);
        }
        return images;
    }

    /** Names of disks that may have images: those of files, up to one of their dots. */
    private static SortedSet<String> candidates(Path folder) throws IOException {
        SortedSet<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                String name = file.getFileName().toString();
                for (int dot = name.indexOf('.'); dot > 0; dot = name.indexOf('.', dot + 1)) {
                    String disk = name.substring(0, dot);
                    if (isDiskName(disk)) {
                        names.add(disk);
                    }
                }
            }
        } catch (NoSuchFileException e) {
            return names; // a new box, on a share that can't be written
        }
        return names;
    }

    private static boolean isDiskName(String text) {
        try {
            return !new ImageName("box", text).disk().isEmpty();
        } catch (IllegalArgumentException e) {
            return false; // a file of another kind
        }
    }

    private static Optional<BoxImage> image(ImageStore store, ImageName name, GenerationRule rule) throws IOException {
        Optional<ImageInfo> info = Optional.empty();
        Optional<String> plain = Optional.empty();
        Optional<String> damage = Optional.empty();
        try {
            info = rule.choose(store, name);
            if (info.isEmpty()) {
                plain = store.plain(name).map(PlainImage::key);
            }
        } catch (DamagedImageException e) {
            damage = Optional.of("damaged: " + e.getMessage() + "; " + advice(store, name, rule));
        } catch (UnsupportedImageException e) {
            damage = Optional.of("not supported: " + e.getMessage());
        } catch (ImagingException e) {
            if (e.problem() != Problem.NO_SUCH_IMAGE) {
                throw e;
            }
            damage = Optional.ofNullable(e.getMessage()); // all images are newer than the one that is wanted
        }
        return info.isPresent() || plain.isPresent() || damage.isPresent()
                ? Optional.of(new BoxImage(name, info, plain, damage, isRetired(store, name)))
                : Optional.empty();
    }

    private static String words(ImagingException e) {
        return e.getMessage() + (e.remedy().isEmpty() ? "" : " -> " + e.remedy());
    }

    /** A note that can't be understood is still a note. */
    private static boolean isRetired(ImageStore store, ImageName name) throws IOException {
        try {
            return store.note(name, RetireAction.NOTE).isPresent();
        } catch (DamagedImageException e) {
            return true;
        }
    }

    /** The disk is not known, since the manifest says which it is. */
    private static String advice(ImageStore store, ImageName name, GenerationRule rule) throws IOException {
        return GenerationAdvice.of(
                new OlderImages(store, name).before(rule.wanted()).map(ImageInfo::ref),
                store.location(),
                "/dev/" + name.disk());
    }
}
