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
 * Finds the image to restore where a newer one is damaged.
 *
 * @param store holds them; it stays open
 * @param name which disk of which box
 */
public record OlderImages(ImageStore store, ImageName name) {
    /**
     * Finds the newest image before another one that looks whole: its manifest and chunk table are read, and the lengths of
     * its packs compared. Degraded images are passed over. What lies in the packs is only known once it is read.
     *
     * @param before the image that is damaged
     * @param identity which disk it has to be of, as far as that is known
     * @return the image, or empty if there is none
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
     * Finds what to restore where it is not known which image is damaged: one that was asked for, or else the newest.
     *
     * @param asked the generation that was asked for, if any
     * @return the newest image before it that looks whole
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
            return last; // its manifest is what is damaged
        }
    }

    private Optional<ImageInfo> look(ImageRef ref) throws IOException {
        try (ImageReader image = store.open(ref)) {
            return Optional.of(image.info()).filter(info -> !info.degraded());
        } catch (ImagingException e) {
            if (e.problem() == Problem.NO_SUCH_STORE) {
                throw e;
            }
            return Optional.empty(); // damaged, too, or unreadable here
        }
    }
}
