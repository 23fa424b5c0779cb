package org.tbimage.testbox.generation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.store.DamagedImageException;
import org.tbimage.store.ImageInfo;
import org.tbimage.store.ImageStore;
import org.tbimage.value.Generation;
import org.tbimage.value.ImageName;
import org.tbimage.value.ImageRef;

/**
 * Which of the images of a disk a restore takes.
 *
 * @param wanted the newest image to take: the disks of a box are imaged one after the other, so that one moment names one
 *     image of each; nothing for the newest there is
 * @param fallBack whether an older image may be taken where a newer one is damaged
 */
public record GenerationRule(Optional<Generation> wanted, boolean fallBack) {
    /** The newest one that is not degraded; if it is damaged, none. */
    public static final GenerationRule NEWEST = new GenerationRule(Optional.empty(), false);

    /**
     * Chooses an image by its manifest. Degraded ones are passed over, unless there are no others, or one is wanted by its
     * very generation.
     *
     * @param store holds the images
     * @param name which disk of which box
     * @return what the manifest says; nothing if there are no images with a manifest
     * @throws DamagedImageException if the manifest is damaged, and no older image may be taken, or there is none
     * @throws ImagingException if all images are newer than the wanted one
     * @throws IOException if the store fails
     */
    public Optional<ImageInfo> choose(ImageStore store, ImageName name) throws IOException {
        if (equals(NEWEST)) {
            Optional<Generation> newest = store.newest(name);
            return newest.isEmpty() ? Optional.empty() : Optional.of(store.info(new ImageRef(name, newest.get())));
        }
        List<Generation> all = store.generations(name);
        List<Generation> old = all.stream().filter(this::isOldEnough).toList();
        if (old.isEmpty() && !all.isEmpty()) {
            throw new ImagingException(
                    Problem.NO_SUCH_IMAGE,
                    store.location() + ": " + name + " has no image of " + wanted.orElseThrow()
                            + " or before; the oldest is of " + all.get(0),
                    "ask for a generation that 'testbox-maintenance list' shows");
        }
        return old.isEmpty() ? Optional.empty() : Optional.of(choose(store, name, old));
    }

    private boolean isOldEnough(Generation generation) {
        return wanted.isEmpty() || generation.compareTo(wanted.get()) <= 0;
    }

    private ImageInfo choose(ImageStore store, ImageName name, List<Generation> old) throws IOException {
        List<ImageInfo> degraded = new ArrayList<>();
        Optional<DamagedImageException> damage = Optional.empty();
        for (int i = old.size() - 1; i >= 0; i--) {
            try {
                ImageInfo info = store.info(new ImageRef(name, old.get(i)));
                if (!info.degraded() || Optional.of(old.get(i)).equals(wanted)) {
                    return info;
                }
                degraded.add(info);
            } catch (DamagedImageException e) {
                if (!fallBack) {
                    throw e;
                }
                damage = damage.or(() -> Optional.of(e));
            }
        }
        if (degraded.isEmpty()) {
            throw damage.orElseThrow();
        }
        return degraded.get(0);
    }

    /**
     * Finds the images that {@link #choose} passed over since they are damaged.
     *
     * @param store holds the images
     * @param chosen the image that was chosen
     * @return what is wrong with each, the newest first
     * @throws IOException if the store fails
     */
    public List<DamagedImageException> damagedBefore(ImageStore store, ImageRef chosen) throws IOException {
        List<DamagedImageException> found = new ArrayList<>();
        for (Generation generation : store.generations(chosen.name())) {
            if (generation.compareTo(chosen.generation()) > 0 && isOldEnough(generation)) {
                try {
                    store.info(new ImageRef(chosen.name(), generation));
                } catch (DamagedImageException e) {
                    found.add(0, e);
                }
            }
        }
        return found;
    }
}
