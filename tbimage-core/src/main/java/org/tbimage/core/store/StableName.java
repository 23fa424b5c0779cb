package org.tbimage.core.store;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tbimage.store.BlobStore;
import org.tbimage.store.DamagedImageException;
import org.tbimage.store.NoSuchImageException;
import org.tbimage.value.Generation;
import org.tbimage.value.ImageName;
import org.tbimage.value.ImageRef;

/**
 * The stable name of a disk, {@code sda.raw.zst}, by which people find the pack of its newest good image. What another tool
 * left under that name is kept; a copy of a pack, as copying a store makes it, is replaced by a link.
 */
final class StableName {
    private static final Logger LOG = LoggerFactory.getLogger(StableName.class);

    private final PackStore store;
    private final BlobStore blobs;
    private final ImageName name;

    StableName(PackStore store, BlobStore blobs, ImageName name) {
        this.store = store;
        this.blobs = blobs;
        this.name = name;
    }

    /**
     * The pack that the name is to lead to.
     *
     * @param found whether an image is good
     * @param pack empty if no image is good, if the newest good one shares packs, or if one could not be read
     * @param failure why one could not be read, if the reason may pass
     */
    private record Newest(boolean found, Optional<String> pack, Optional<IOException> failure) {}

    /**
     * Lets the name lead to the newest good image, and no other stable name lead to an older one. Where none is good, the
     * listing may be short: names then only go from packs that are {@code going}, that is removed next.
     *
     * @throws IOException also if the newest good image is not known; the name then leads where it led before
     */
    void refresh(Collection<String> going) throws IOException {
        Newest newest = newest();
        refresh(newest, going, newest.found());
    }

    /** Likewise, after the removal of a manifest: if no image is good, no stable name stays. */
    void refreshAfterRemoval(Collection<String> going) throws IOException {
        Newest newest = newest();
        refresh(newest, going, newest.failure().isEmpty());
    }

    private void refresh(Newest newest, Collection<String> going, boolean onlyOne) throws IOException {
        List<String> keys = blobs.list(ImageKeys.disk(name));
        List<String> packs =
                keys.stream().filter(key -> ImageKeys.isPack(name, key)).toList();
        String wanted = "";
        if (newest.pack().isPresent()) {
            String pack = newest.pack().get();
            wanted = ImageKeys.stable(name, ImageKeys.suffix(pack));
            if (isCopyOfAny(wanted, packs)) {
                blobs.delete(wanted); // else it would be kept as an image of another tool
            }
            blobs.alias(wanted, pack);
        }
        for (String key : keys) {
            boolean other = ImageKeys.isStable(name, key) && !key.equals(wanted);
            boolean free = other && onlyOne && (blobs.isAlias(key) || isCopyOfAny(key, packs));
            if (free || (other && leadsToAny(key, going))) {
                blobs.delete(key);
            }
        }
        if (newest.failure().isPresent()) {
            throw newest.failure().get();
        }
    }

    /** The newest image that is good and seems whole. A damaged one is skipped. */
    private Newest newest() throws IOException {
        List<Generation> generations = store.generations(name);
        for (int i = generations.size() - 1; i >= 0; i--) {
            ImageRef ref = new ImageRef(name, generations.get(i));
            try {
                if (!store.examine(ref).degraded()) {
                    return new Newest(true, store.diskPack(ref), Optional.empty());
                }
            } catch (DamagedImageException | NoSuchImageException e) {
                LOG.debug("{} gets no stable name: {}", ref, e.toString());
            } catch (IOException e) {
                return new Newest(false, Optional.empty(), Optional.of(e));
            }
        }
        return new Newest(false, Optional.empty(), Optional.empty());
    }

    private boolean leadsToAny(String key, Collection<String> packs) throws IOException {
        for (String pack : packs) {
            if (blobs.isSame(key, pack)) {
                return true;
            }
        }
        return isCopyOfAny(key, packs);
    }

    /** Whether nothing is lost with a key. One that is only another name of a pack is not a copy. */
    private boolean isCopyOfAny(String key, Collection<String> packs) throws IOException {
        for (String pack : packs) {
            boolean alike = ImageKeys.suffix(pack).equals(ImageKeys.suffix(key));
            if (alike && !blobs.isSame(key, pack) && new PackCopy(blobs, key, pack).isCertain()) {
                return true;
            }
        }
        return false;
    }
}
