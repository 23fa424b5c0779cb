package org.tbimage.core.store;

import java.io.Closeable;
import java.io.IOException;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import org.tbimage.store.BlobStore;
import org.tbimage.store.NoSuchImageException;
import org.tbimage.value.ImageRef;

/**
 * Removes one image: its manifest, then the stable name that leads to it, then its other parts. Parts are known by their own
 * keys: the content of a damaged or forged manifest does not matter.
 */
record ImageRemoval(PackStore store, BlobStore blobs, ImageRef ref) {
    void run() throws IOException {
        String manifest = ImageKeys.manifest(ref);
        List<String> keys = blobs.list(ImageKeys.own(ref));
        if (!keys.contains(manifest)) {
            throw new NoSuchImageException(blobs.location(), ref.toString());
        }
        List<String> parts = keys.stream()
                .filter(key ->
                        ImageKeys.ofPart(ref.name(), key).filter(ref::equals).isPresent())
                .collect(Collectors.toList());
        blobs.delete(manifest);
        // without the manifest the parts are not found again, so each is removed whatever fails before
        List<String> packs =
                parts.stream().filter(key -> ImageKeys.isPack(ref.name(), key)).toList();
        Closeable rest = () -> deleteAll(parts.iterator());
        Collections.sort(parts); // the table first
        try (rest) {
            new StableName(store, blobs, ref.name()).refreshAfterRemoval(packs);
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
