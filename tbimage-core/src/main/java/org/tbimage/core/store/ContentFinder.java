package org.tbimage.core.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tbimage.core.image.Manifest;
import org.tbimage.core.image.PackFrame;
import org.tbimage.core.image.PackRecord;
import org.tbimage.store.BlobStore;
import org.tbimage.store.DamagedImageException;
import org.tbimage.store.StoredFrame;
import org.tbimage.store.TableEntry.Chunk;
import org.tbimage.value.ByteRange;
import org.tbimage.value.ImageRef;
import org.tbimage.value.Sha256;

/**
 * Finds chunks by their content, wherever they lie on a disk: in the generation before, in the images of other disks that have much
 * in common with the new one, and in the new image itself. Other images are opened when the sketches show that they are worth it.
 */
final class ContentFinder implements FrameFinder {
    /** Most images that are searched. Each is opened, and its chunk table read. */
    private static final int MOST_IMAGES = 5;

    private final PackStore store;
    private final BlobStore blobs;
    private final ImageRef ref;
    private final String codec;
    private final SharedPacks packs;
    private final Consumer<String> warnings;
    private final DigestIndex index =
            new DigestIndex(DigestIndex.fitting(Runtime.getRuntime().maxMemory()));
    private final OwnChunks own = new OwnChunks();
    private final List<IndexedImage> images = new ArrayList<>();
    private @Nullable SketchCatalog catalog;

    ContentFinder(PackStore store, BlobStore blobs, ImageRef ref, String codec, Consumer<String> warnings) {
        this.store = store;
        this.blobs = blobs;
        this.ref = ref;
        this.codec = codec;
        this.packs = new SharedPacks(blobs, ref, warnings);
        this.warnings = warnings;
    }

    /**
     * Searches an image from now on. One that can not be used is a warning.
     *
     * @return whether its packs can be shared
     */
    synchronized boolean search(Manifest manifest) throws IOException {
        if (!manifest.info().draft().encoding().codec().equals(codec) || !packs.begin(manifest)) {
            return false;
        }
        int first = images.isEmpty() ? 0 : images.get(images.size() - 1).end();
        IndexedImage image = new IndexedImage(store.open(manifest), manifest, first);
        images.add(image);
        image.fill(index);
        return true;
    }

    @Override
    public synchronized Optional<StoredFrame> find(ByteRange range, Sha256 digest) {
        Optional<StoredFrame> found = own.find(digest, range.length());
        if (found.isEmpty()) {
            found = inImages(digest, range.length());
        }
        if (found.isEmpty() && images.size() < MOST_IMAGES && openedAnother(digest.prefix())) {
            found = inImages(digest, range.length());
        }
        return found;
    }

    private Optional<StoredFrame> inImages(Sha256 digest, long length) {
        int number = index.find(digest.prefix());
        for (IndexedImage image : images) {
            if (image.has(number)) {
                return stored(image, number, digest, length);
            }
        }
        return Optional.empty();
    }

    private Optional<StoredFrame> stored(IndexedImage image, int number, Sha256 digest, long length) {
        try {
            Optional<Chunk> chunk = image.chunk(number, digest, length);
            return chunk.isEmpty() ? Optional.empty() : shared(image, chunk.get());
        } catch (IOException e) {
            warnings.accept("the chunk table of " + image.ref() + " can't be read, its chunks are stored anew: "
                    + e.getMessage());
            image.giveUp();
            return Optional.empty();
        }
    }

    private Optional<StoredFrame> shared(IndexedImage image, Chunk chunk) {
        PackFrame frame = PackFrame.of(chunk.frame());
        PackRecord pack = image.pack(frame);
        OptionalInt number = packs.link(pack);
        return number.isEmpty()
                ? Optional.empty()
                : Optional.of(new SharedFrame(
                        image.reading(chunk, warnings),
                        frame.in(number.getAsInt()),
                        chunk.at(),
                        what -> packs.markDamaged(pack, what)));
    }

    /** Whether another image is searched from now on, since the sketches proposed it. */
    private boolean openedAnother(long digest) {
        Optional<ImageRef> proposed = catalog().missed(digest);
        if (proposed.isEmpty()) {
            return false;
        }
        try {
            return search(store.manifest(proposed.get()));
        } catch (IOException e) {
            String what = e instanceof DamagedImageException ? "is damaged" : "can't be read";
            warnings.accept(proposed.get() + " " + what + ", nothing is shared with it: " + e.getMessage());
            return false;
        }
    }

    private SketchCatalog catalog() {
        SketchCatalog known = catalog;
        if (known == null) {
            known = read();
            catalog = known;
        }
        return known;
    }

    private SketchCatalog read() {
        try {
            return SketchCatalog.read(blobs, ref.name());
        } catch (IOException e) {
            warnings.accept(
                    "the images of other boxes can't be listed, nothing is shared with them: " + e.getMessage());
            return new SketchCatalog();
        }
    }

    @Override
    public Optional<SharedPacks> shared() {
        return Optional.of(packs);
    }

    @Override
    public boolean isCutByContent() {
        return true;
    }

    @Override
    public synchronized void added(Chunk chunk) {
        own.add(chunk);
    }

    @Override
    public void close() {
        images.forEach(image -> image.close(warnings));
    }
}
