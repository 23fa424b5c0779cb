package org.tbimage.core.engine.copy;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.store.DamagedImageException;
import org.tbimage.store.ImageInfo;
import org.tbimage.store.ImageReader;
import org.tbimage.store.ImageStore;
import org.tbimage.store.NoSuchImageException;
import org.tbimage.value.Generation;
import org.tbimage.value.ImageName;
import org.tbimage.value.ImageRef;

/**
 * Finds the copy of an image that an earlier run has published. It has the generation of the image, or another one of the same
 * second if that was taken; it was created at the same time, and has the same content.
 */
record PresentCopy(ImageStore store) {
    /**
     * Finds it.
     *
     * @throws ImagingException {@link Problem#IMAGE_EXISTS} if the generation is that of another image
     * @throws DamagedImageException if the image of that generation is damaged
     */
    Optional<ImageRef> find(ImageReader image) throws IOException {
        ImageInfo info = image.info();
        ImageName name = info.draft().name();
        List<Generation> there = store.generations(name);
        for (Generation generation : there) {
            if (generation.second().equals(info.generation().second()) && isCopy(image, generation)) {
                return Optional.of(new ImageRef(name, generation));
            }
        }
        if (there.contains(info.generation())) {
            throw new ImagingException(
                    Problem.IMAGE_EXISTS,
                    store.location() + " has another image under the name " + info.ref(),
                    "delete one of the two, or copy to another store");
        }
        return Optional.empty();
    }

    private boolean isCopy(ImageReader image, Generation generation) throws IOException {
        ImageRef ref = new ImageRef(image.info().draft().name(), generation);
        try {
            if (!isAlike(store.info(ref), image.info())) {
                return false;
            }
            try (ImageReader other = store.open(ref)) {
                return SameContent.of(image, other);
            }
        } catch (NoSuchImageException e) {
            return false; // deleted meanwhile
        } catch (DamagedImageException e) {
            if (!generation.equals(image.info().generation())) {
                return false; // it was never the copy, or another copy is made beside it
            }
            throw new ImagingException(
                    Problem.IMAGE_DAMAGED,
                    "the copy that is there is damaged: " + e.getMessage(),
                    "delete " + ref + " in " + store.location() + ", and copy this generation again",
                    e);
        }
    }

    private static boolean isAlike(ImageInfo one, ImageInfo other) {
        return one.draft().createdAt().equals(other.draft().createdAt())
                && one.draft().geometry().equals(other.draft().geometry())
                && one.stats().unreadableBytes() == other.stats().unreadableBytes();
    }
}
