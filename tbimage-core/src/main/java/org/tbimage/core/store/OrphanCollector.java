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
 * Removes packs and chunk tables of a disk that no manifest names: a backup was killed just before it wrote its manifest, or
 * the removal of an image was killed just after it removed its manifest. An orphan is removed only where the blob store is
 * certain that no writer will ever name it, and only if its generation is older than the newest published one.
 */
final class OrphanCollector {
    private static final Logger LOG = LoggerFactory.getLogger(OrphanCollector.class);

    private final PackStore store;
    private final BlobStore blobs;
    private final ImageName name;

    OrphanCollector(PackStore store, BlobStore blobs, ImageName name) {
        this.store = store;
        this.blobs = blobs;
        this.name = name;
    }

    /** Removes them. A failure is logged and does not stop a backup. */
    void collect(List<Generation> published) {
        if (published.isEmpty()) {
            return;
        }
        try {
            Map<ImageRef, List<String>> found = find(published);
            if (!found.isEmpty()) {
                // otherwise the stable name of a removed image would become the only name of its pack
                new StableName(store, blobs, name).refresh(packs(found));
            }
            for (Map.Entry<ImageRef, List<String>> image : found.entrySet()) {
                remove(image.getKey(), image.getValue());
            }
        } catch (IOException e) {
            LOG.warn("could not remove orphaned files of {}: {}", name, e.toString());
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

    /** Removes the table last: while it exists, no writer takes its generation. */
    private void remove(ImageRef ref, List<String> parts) throws IOException {
        String table = ImageKeys.table(ref);
        if (parts.remove(table)) {
            parts.add(table);
        }
        if (blobs.removeAbandoned(ImageKeys.manifest(ref), parts)) {
            LOG.info("{} was never published; its files are removed", ref);
        }
    }
}
