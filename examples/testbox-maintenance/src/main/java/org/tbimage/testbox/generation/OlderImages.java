package org.tbimage.testbox.generation;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.tbimage.device.DiskIdentity;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.store.ImageInfo;
import org.tbimage.store.ImageReader;
import org.tbimage.store.ImageStore;
import org.tbimage.value.Generation;
import org.tbimage.value.ImageName;
import org.tbimage.value.ImageRef;

/**
 * Finds an older image to restore if a newer one is damaged.
 *
 * @param store the store; it stays open
 * @param name the disk
 */
public record OlderImages(ImageStore store, ImageName name) {
    /**
     * Finds the newest image before a damaged one that looks complete: its manifest and chunk table are readable, and its
     * packs have the right length. The content of the packs is not read. Degraded images are skipped.
     *
     * @param before the damaged image
     * @param identity the disk that the image must be of, as far as it is known
     * @return the image; empty if there is none
     * @throws IOException if the store can't be listed
     */
    public Optional<ImageInfo> before(Generation before, DiskIdentity identity) throws IOException {
        List<Generation> all = store.generations(name);
        for (int i = all.size() - 1; i >= 0; i--) {
            if (all.get(i).compareTo(before) < 0) {
                Optional<ImageInfo> found = look(new ImageRef(name, all.get(i)))
                        .filter(info -> info.draft().identity().compare(identity) != DiskIdentity.Match.DIFFERENT);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    /**
     * Finds the newest image that looks complete before the image that the user asked for, or before the newest one.
     *
     * @param asked the generation that the user asked for, if any
     * @return the image; empty if there is none
     * @throws IOException if the store can't be listed
     */
    public Optional<ImageInfo> before(Optional<Generation> asked) throws IOException {
        List<Generation> all = store.generations(name);
        if (all.isEmpty()) {
            return Optional.empty();
        }
        return before(asked.isPresent() ? asked.get() : newest(all), DiskIdentity.NONE);
    }

    private Generation newest(List<Generation> all) throws IOException {
        Generation last = all.get(all.size() - 1);
        try {
            return store.newest(name).orElse(last);
        } catch (ImagingException e) {
            return last; // its manifest is damaged
        }
    }

    private Optional<ImageInfo> look(ImageRef ref) throws IOException {
        try (ImageReader image = store.open(ref)) {
            return Optional.of(image.info()).filter(info -> !info.degraded());
        } catch (ImagingException e) {
            if (e.problem() == Problem.NO_SUCH_STORE) {
                throw e;
            }
            return Optional.empty(); // damaged or unreadable, too
        }
    }
}
