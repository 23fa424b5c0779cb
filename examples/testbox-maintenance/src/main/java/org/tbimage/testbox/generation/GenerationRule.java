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
 * Which image of each disk a restore uses.
 *
 * @param wanted the latest generation to use; empty for the newest image. The disks of a box are imaged one after the
 *     other, so one point in time selects one image of each disk
 * @param fallBack whether an older image may be used if a newer one is damaged
 */
public record GenerationRule(Optional<Generation> wanted, boolean fallBack) {
    /** Uses the newest image that is not degraded, and no other if it is damaged. */
    public static final GenerationRule NEWEST = new GenerationRule(Optional.empty(), false);

    /**
     * Chooses an image by its manifest. A degraded image is used only if there is no other, or if exactly this generation
     * is wanted.
     *
     * @param store the store
     * @param name the disk
     * @return the manifest; empty if there are no images with a manifest
     * @throws DamagedImageException if the manifest is damaged, and no older image may be used or exists
     * @throws ImagingException if all images are newer than the wanted generation
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
     * Finds the damaged images that {@link #choose} did not use.
     *
     * @param store the store
     * @param chosen the image that was chosen
     * @return the damage of each, the newest first
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
