package org.tbimage.testbox.service.disk;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

/** Finds the images of one box. */
public final class BoxImages {
    private BoxImages() {}

    /**
     * Finds them.
     *
     * @param store where
     * @param box its address
     * @param rule which of the images of a disk
     * @param needed whether the run is of no use without any image that can be read, as a restore is
     * @return one image of each disk, by name; what is wrong with one is its damage
     * @throws IOException if the folder can't be listed, or images are needed and none can be read
     */
    public static List<BoxImage> find(ImageStore store, String box, GenerationRule rule, boolean needed)
            throws IOException {
        List<BoxImage> images = new ArrayList<>();
        List<ImagingException> failures = new ArrayList<>();
        for (ImageName name : store.names(Optional.of(box))) {
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
