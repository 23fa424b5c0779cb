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
import org.tbimage.testbox.failure.Failure;
import org.tbimage.testbox.generation.GenerationAdvice;
import org.tbimage.testbox.generation.GenerationRule;
import org.tbimage.testbox.generation.OlderImages;
import org.tbimage.value.ImageName;

/** Finds the images of one box. */
public final class BoxImages {
    private BoxImages() {}

    /**
     * Finds the images.
     *
     * @param store the store
     * @param box the address of the box
     * @param rule which image of each disk
     * @param needed whether at least one image must be readable, as for a restore
     * @return one image of each disk, sorted by name; an unreadable one contains its damage
     * @throws IOException if the folder can't be listed, or images are needed and all are unreadable
     */
    public static List<BoxImage> find(ImageStore store, String box, GenerationRule rule, boolean needed)
            throws IOException {
        List<BoxImage> images = new ArrayList<>();
        List<ImagingException> failures = new ArrayList<>();
        for (ImageName name : store.names(Optional.of(box))) {
            try {
                image(store, name, rule).ifPresent(images::add);
            } catch (ImagingException e) {
                // A damaged image must not prevent the restore of the other disks.
                failures.add(e);
                images.add(new BoxImage(
                        name,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(Failure.of(e).line()),
                        false));
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
                plain = store.files().plainImage(name).map(PlainImage::key);
            }
        } catch (DamagedImageException e) {
            damage = Optional.of("damaged: " + e.getMessage() + "; " + advice(store, name, rule));
        } catch (UnsupportedImageException e) {
            damage = Optional.of("not supported: " + e.getMessage());
        } catch (ImagingException e) {
            if (e.problem() != Problem.NO_SUCH_IMAGE) {
                throw e;
            }
            damage = Optional.ofNullable(e.getMessage()); // all images are newer than the wanted one
        }
        return info.isPresent() || plain.isPresent() || damage.isPresent()
                ? Optional.of(new BoxImage(name, info, plain, damage, isRetired(store, name)))
                : Optional.empty();
    }

    /** A damaged note counts, too. */
    private static boolean isRetired(ImageStore store, ImageName name) throws IOException {
        try {
            return store.notes().isPresent()
                    && store.notes().get().get(name, RetireAction.NOTE).isPresent();
        } catch (DamagedImageException e) {
            return true;
        }
    }

    /** {@return the advice for a damaged manifest, which would have named the disk} */
    private static String advice(ImageStore store, ImageName name, GenerationRule rule) throws IOException {
        return GenerationAdvice.of(
                new OlderImages(store, name).before(rule.wanted()).map(ImageInfo::ref),
                store.location(),
                "/dev/" + name.disk());
    }
}
