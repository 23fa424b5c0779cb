package org.tbimage.core.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tbimage.core.image.Manifest;
import org.tbimage.core.image.Tombstone;
import org.tbimage.store.BlobInfo;
import org.tbimage.store.BlobMissingException;
import org.tbimage.store.BlobStore;
import org.tbimage.store.DamagedImageException;
import org.tbimage.store.NoSuchImageException;
import org.tbimage.value.ImageRef;

/**
 * The slots of the images: the names of their manifests. A slot is empty, or holds a manifest, or holds a tombstone. A
 * manifest may be replaced by a tombstone. A tombstone stays for ever, so the name of an image is used once. Every decision about
 * an image is made by filling its slot, which the blob store lets one writer do.
 */
record Slots(BlobStore blobs) {
    private static final Logger LOG = LoggerFactory.getLogger(Slots.class);
    private static final Clock CLOCK = Clock.systemUTC();

    /**
     * A slot that is not empty.
     *
     * @param ref which image has the name
     * @param removed whether it holds a tombstone
     * @param filled when it was filled, by the clock of the blob store; empty if it is not a regular file
     */
    record Slot(ImageRef ref, boolean removed, Optional<Instant> filled) {}

    /** Lists the slots that are not empty, by box, disk and age. A manifest that can not be read counts as a manifest. */
    List<Slot> list(String prefix) throws IOException {
        Map<String, BlobInfo> entries = new TreeMap<>();
        for (BlobInfo entry : blobs.entries(prefix)) {
            entries.put(entry.key(), entry);
        }
        List<Slot> slots = new ArrayList<>();
        for (String key : blobs.list(prefix)) { // what is not a regular file is not among the entries
            Optional<ImageRef> ref = ImageKeys.ofManifest(key);
            if (ref.isPresent()) {
                Optional<BlobInfo> entry = Optional.ofNullable(entries.get(key));
                boolean removed = entry.isPresent()
                        ? Tombstone.isPossible(entry.get().length()) && isRemoved(ref.get())
                        : isCertainlyRemoved(ref.get());
                slots.add(new Slot(ref.get(), removed, entry.map(BlobInfo::modified)));
            }
        }
        slots.sort((a, b) -> a.ref().compareTo(b.ref()));
        return slots;
    }

    /** What is no regular file was not made by this program, or was put there after the files were listed. */
    private boolean isCertainlyRemoved(ImageRef ref) {
        try {
            return isRemoved(ref);
        } catch (IOException e) {
            LOG.debug("{} counts as an image that can't be read: {}", ref, e.toString());
            return false;
        }
    }

    /** Whether a slot holds a tombstone. Asks the blob store. */
    boolean isRemoved(ImageRef ref) throws IOException {
        return tombstone(ref).isPresent();
    }

    /** Whether a slot holds a tombstone that took the place of a published image. */
    boolean isOfPublished(ImageRef ref) throws IOException {
        return tombstone(ref).filter(Tombstone::replacedImage).isPresent();
    }

    private Optional<byte[]> tombstone(ImageRef ref) throws IOException {
        OptionalLong length = blobs.length(ImageKeys.manifest(ref));
        if (length.isEmpty() || !Tombstone.isPossible(length.getAsLong())) {
            return Optional.empty();
        }
        return bytes(ref).filter(Tombstone::is);
    }

    /** What a slot holds, opened once: between a look at the length and a read, a tombstone may take the place of a manifest. */
    private Optional<byte[]> bytes(ImageRef ref) throws IOException {
        try (InputStream slot = blobs.stream(ImageKeys.manifest(ref))) {
            return Optional.of(slot.readNBytes(Manifest.MAX_BYTES));
        } catch (BlobMissingException e) {
            return Optional.empty();
        }
    }

    /** Reads the manifest in a slot, unparsed. */
    byte[] manifest(ImageRef ref) throws IOException {
        String key = ImageKeys.manifest(ref);
        String file = blobs.location() + "/" + key;
        OptionalLong length = blobs.length(key);
        if (length.isEmpty() && blobs.list(key).contains(key)) { // a pipe is damaged, not missing
            length = listedLength(key); // the list shows files that were made a moment ago
            if (length.isEmpty()) {
                throw DamagedImageException.of(file, 0, "it is not a file, or it is a link that leads to none");
            }
        }
        if (length.orElse(0) > Manifest.MAX_BYTES) {
            throw DamagedImageException.of(file, Manifest.MAX_BYTES, "too long for a manifest");
        }
        return (length.isEmpty() ? Optional.<byte[]>empty() : bytes(ref))
                .filter(bytes -> !Tombstone.is(bytes))
                .orElseThrow(() -> new NoSuchImageException(blobs.location(), ref.toString()));
    }

    private OptionalLong listedLength(String key) throws IOException {
        return blobs.entries(key).stream()
                .filter(entry -> entry.key().equals(key))
                .mapToLong(BlobInfo::length)
                .findFirst();
    }

    /** Whether a slot holds exactly these bytes. */
    boolean holds(ImageRef ref, ByteBuffer manifest) throws IOException {
        OptionalLong length = blobs.length(ImageKeys.manifest(ref));
        return length.isPresent()
                && length.getAsLong() == manifest.remaining()
                && bytes(ref)
                        .filter(found -> ByteBuffer.wrap(found).equals(manifest))
                        .isPresent();
    }

    /**
     * Makes sure that no image is ever published under a name, unless one was published before.
     *
     * @return whether the slot holds a tombstone now; false if it holds a manifest
     */
    boolean revoke(ImageRef ref) throws IOException {
        ByteBuffer tombstone = Tombstone.write(ref, CLOCK.instant(), List.of());
        return blobs.putIfAbsent(ImageKeys.manifest(ref), tombstone) || isRemoved(ref);
    }

    /** Takes a published image back: from now on there is no image of this name. */
    void remove(ImageRef ref, List<String> packs) throws IOException {
        blobs.put(ImageKeys.manifest(ref), Tombstone.write(ref, CLOCK.instant(), packs));
    }
}
