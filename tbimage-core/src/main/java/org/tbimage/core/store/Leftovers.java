package org.tbimage.core.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tbimage.store.BlobStore;
import org.tbimage.value.Generation;
import org.tbimage.value.ImageName;
import org.tbimage.value.ImageRef;

/**
 * Packs and chunk tables of a disk that no manifest names: a backup was killed in the moment before its manifest, or the
 * removal of an image in the moment behind it. Collected only where the medium is certain that no writer will ever name
 * them, and only of generations older than the newest published one, whose names nobody takes again.
 */
final class Leftovers {
    private static final Logger LOG = LoggerFactory.getLogger(Leftovers.class);

    private final PackStore store;
    private final BlobStore blobs;
    private final ImageName name;

    Leftovers(PackStore store, BlobStore blobs, ImageName name) {
        this.store = store;
        this.blobs = blobs;
        this.name = name;
    }

    /** Removes them; what fails on the way is no reason not to back up. */
    void collect(List<Generation> published) {
        if (published.isEmpty()) {
            return;
        }
        try {
            Map<ImageRef, List<String>> found = find(published);
            if (!found.isEmpty()) {
                // else the stable name of a removed image would become its only one
                new StableName(store, blobs, name).refresh(packs(found));
            }
            for (Map.Entry<ImageRef, List<String>> image : found.entrySet()) {
                remove(image.getKey(), image.getValue());
            }
        } catch (IOException e) {
            LOG.warn("what killed backups of {} left behind could not be removed: {}", name, e.toString());
        }
    }

    private List<String> packs(Map<ImageRef, List<String>> found) {
        return found.values().stream()
                .flatMap(List::stream)
                .filter(key -> ImageKeys.isPack(name, key))
                .toList();
    }

    private Map<ImageRef, List<String>> find(List<Generation> published) throws IOException {
        Generation newest = published.get(published.size() - 1);
        Map<ImageRef, List<String>> found = new TreeMap<>();
        for (String key : blobs.list(ImageKeys.disk(name))) {
            Optional<ImageRef> ref = ImageKeys.ofPart(name, key);
            if (ref.isPresent()
                    && ref.get().generation().compareTo(newest) < 0
                    && !published.contains(ref.get().generation())) {
                found.computeIfAbsent(ref.get(), image -> new ArrayList<>()).add(key);
            }
        }
        return found;
    }

    /** The table goes last: as long as it is there, nobody begins a generation of that name. */
    private void remove(ImageRef ref, List<String> parts) throws IOException {
        String table = ImageKeys.table(ref);
        if (parts.remove(table)) {
            parts.add(table);
        }
        if (blobs.removeAbandoned(ImageKeys.manifest(ref), parts)) {
            LOG.info("{} was never published; what was left of it is removed", ref);
        }
    }
}
