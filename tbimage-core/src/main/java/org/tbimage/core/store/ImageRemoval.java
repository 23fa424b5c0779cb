package org.tbimage.core.store;

import java.io.Closeable;
import java.io.IOException;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.store.BlobStore;
import org.tbimage.store.NoSuchImageException;
import org.tbimage.value.ImageRef;

/**
 * Removes one image: puts a tombstone over its manifest, and takes the stable name away that leads to it. Its other parts go a day
 * later, since a restore on another machine may still read them; where the blob store tells no time they go at once. Parts are known
 * by their own keys: the content of a damaged or forged manifest does not matter.
 */
record ImageRemoval(PackStore store, BlobStore blobs, ImageRef ref) {
    void run() throws IOException {
        Slots slots = new Slots(blobs);
        List<String> keys = blobs.list(ImageKeys.own(ref));
        if (!keys.contains(ImageKeys.manifest(ref)) || slots.isRemoved(ref)) {
            throw new NoSuchImageException(blobs.location(), ref.toString());
        }
        List<String> parts = keys.stream()
                .filter(key ->
                        ImageKeys.owner(ref.name(), key).filter(ref::equals).isPresent())
                .sorted()
                .toList();
        List<String> packs =
                parts.stream().filter(key -> !key.equals(ImageKeys.table(ref))).toList();
        boolean atOnce = isAtOnce();
        putTombstone(slots, packs);
        // where nothing is collected the parts are not found again, so each is removed whatever fails before
        Closeable rest = () -> deleteAll(atOnce ? parts.iterator() : Collections.emptyIterator());
        try (rest) {
            new StableName(store, blobs, ref.name()).refreshAfterRemoval(packs);
        }
    }

    /** Whether nobody elsewhere reads the image, since the store is this process's own. */
    private boolean isAtOnce() throws IOException {
        try {
            return blobs.now(ImageKeys.own(ref)).isEmpty();
        } catch (ImagingException e) {
            if (e.problem() != Problem.STORE_FULL) {
                throw e;
            }
            return false; // a store that can be full for others, too
        }
    }

    /** A store that is quite full has no room for a tombstone. The chunk table, without which the image is damaged, makes room for it. */
    private void putTombstone(Slots slots, List<String> packs) throws IOException {
        try {
            slots.remove(ref, packs);
        } catch (ImagingException e) {
            if (e.problem() != Problem.STORE_FULL) {
                throw e;
            }
            blobs.delete(ImageKeys.table(ref));
            slots.remove(ref, packs);
        }
    }

    private void deleteAll(Iterator<String> keys) throws IOException {
        if (keys.hasNext()) {
            String key = keys.next();
            Closeable rest = () -> deleteAll(keys);
            try (rest) {
                blobs.delete(key);
            }
        }
    }
}
