package org.tbimage.core.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tbimage.store.BlobMissingException;
import org.tbimage.store.BlobStore;
import org.tbimage.value.ImageName;
import org.tbimage.value.ImageRef;

/**
 * The sketches of the newest images of other disks. Proposes an image once enough chunks of a new one are in its sketch. Reads one
 * listing of the store and a bounded number of sketches, of 8 KiB each. For one thread at a time.
 */
final class SketchCatalog {
    /** Most sketches that are read, of the images that were made last. */
    private static final int MOST_SKETCHES = 256;

    /** An image is proposed when so many chunks that were not found elsewhere are in its sketch. */
    private static final int ENOUGH = 8;

    private static final Logger LOG = LoggerFactory.getLogger(SketchCatalog.class);

    private final List<ImageRef> images = new ArrayList<>();
    private final Map<Long, int[]> imagesOfDigest = new HashMap<>();
    private int[] hits = new int[0];

    /** Reads the sketches of all disks but one. What can not be read is left out. */
    static SketchCatalog read(BlobStore blobs, ImageName except) throws IOException {
        Map<ImageName, ImageRef> newest = new HashMap<>();
        for (String key : blobs.list("")) {
            ImageKeys.ofSketch(key)
                    .filter(ref -> !ref.name().equals(except))
                    .ifPresent(ref -> newest.merge(
                            ref.name(), ref, (a, b) -> a.generation().compareTo(b.generation()) > 0 ? a : b));
        }
        SketchCatalog catalog = new SketchCatalog();
        List<ImageRef> latest = newest.values().stream()
                .sorted(Comparator.comparing(ImageRef::generation).reversed())
                .limit(MOST_SKETCHES)
                .toList();
        for (ImageRef ref : latest) {
            catalog.add(ref, digests(blobs, ref));
        }
        catalog.hits = new int[catalog.images.size()];
        return catalog;
    }

    private static long[] digests(BlobStore blobs, ImageRef ref) {
        String key = ImageKeys.sketch(ref);
        try {
            OptionalLong length = blobs.length(key);
            if (length.isEmpty() || length.getAsLong() > Sketch.MAX_BYTES) {
                return new long[0];
            }
            ByteBuffer bytes = ByteBuffer.allocate((int) length.getAsLong());
            blobs.read(key, 0, bytes);
            return Sketch.read(bytes.flip());
        } catch (BlobMissingException e) {
            return new long[0]; // removed meanwhile
        } catch (IOException e) {
            LOG.warn("{}: the sketch can't be read, nothing is shared with its image: {}", key, e.toString());
            return new long[0];
        }
    }

    private void add(ImageRef ref, long[] digests) {
        int image = images.size();
        images.add(ref);
        for (long digest : digests) {
            imagesOfDigest.merge(digest, new int[] {image}, SketchCatalog::both);
        }
    }

    private static int[] both(int[] some, int[] one) {
        int[] all = Arrays.copyOf(some, some.length + 1);
        all[some.length] = one[0];
        return all;
    }

    /** Takes note of a chunk of the new image that was not found; proposes an image, each at most once. */
    Optional<ImageRef> missed(long digest) {
        Optional<ImageRef> proposed = Optional.empty();
        for (int image : imagesOfDigest.getOrDefault(digest, new int[0])) {
            hits[image]++;
            if (hits[image] == ENOUGH && proposed.isEmpty()) {
                proposed = Optional.of(images.get(image));
            } else if (hits[image] == ENOUGH) {
                hits[image]--; // as good, but one after the other: the first may have all that this one has
            }
        }
        return proposed;
    }
}
