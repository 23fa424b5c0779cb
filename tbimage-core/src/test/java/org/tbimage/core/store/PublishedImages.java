package org.tbimage.core.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.tbimage.core.image.Manifest;
import org.tbimage.core.image.ManifestReader;
import org.tbimage.core.image.PackRecord;
import org.tbimage.core.image.Tombstone;
import org.tbimage.testkit.schedule.DirectoryState;
import org.tbimage.testkit.schedule.StoredFile;
import org.tbimage.testkit.schedule.Watch;
import org.tbimage.value.ImageRef;

/**
 * Watches that each published image is complete after every step: its table and its packs are there, in full length, and they
 * are the files that were there when it was published. A name is never published with two contents, and a tombstone stays.
 */
final class PublishedImages implements Watch {
    private final Predicate<ImageRef> mayBeRemoved;
    private final Map<String, Optional<Manifest>> read = new HashMap<>();
    private final Map<String, String> published = new HashMap<>();
    private final Map<String, String> parts = new HashMap<>();
    private final Set<String> removed = new TreeSet<>();

    /** Some images may be removed, since a process of the scenario does so. */
    PublishedImages(Predicate<ImageRef> mayBeRemoved) {
        this.mayBeRemoved = mayBeRemoved;
    }

    @Override
    public void see(DirectoryState state) {
        for (Map.Entry<String, StoredFile> entry : state.files().entrySet()) {
            Optional<ImageRef> ref = ImageKeys.ofManifest(entry.getKey());
            if (ref.isPresent()) {
                Optional<Manifest> manifest = read.computeIfAbsent(
                        entry.getValue().identity(), identity -> read(entry.getValue(), ref.get(), entry.getKey()));
                see(state, entry.getKey(), entry.getValue(), manifest);
            }
        }
        checkTombstones(state);
        checkSlots(state);
    }

    /** What was published stays, unless a process removes it. */
    private void checkSlots(DirectoryState state) {
        for (String key : published.keySet()) {
            if (state.file(key).isEmpty()) {
                throw new AssertionError("the slot " + key + " is empty again");
            }
            if (removed.contains(key)
                    && !mayBeRemoved.test(ImageKeys.ofManifest(key).orElseThrow())) {
                throw new AssertionError(
                        key + " was published, and a tombstone took its place, which nobody asked for");
            }
        }
    }

    private void see(DirectoryState state, String key, StoredFile file, Optional<Manifest> manifest) {
        if (manifest.isPresent()) {
            check(state, manifest.get(), key, file);
        } else {
            removed.add(key);
        }
    }

    /** A tombstone stays, whatever processes do. */
    private void checkTombstones(DirectoryState state) {
        for (String key : removed) {
            if (!state.file(key).map(file -> read.get(file.identity())).equals(Optional.of(Optional.empty()))) {
                throw new AssertionError("the tombstone " + key + " is gone");
            }
        }
    }

    static boolean isTombstone(StoredFile file) {
        byte[] bytes = new byte[file.length()];
        file.content().get(bytes);
        return Tombstone.is(bytes);
    }

    /** Nobody looks at the nonce of a manifest or a tombstone, nor at the time in a tombstone. */
    static long fingerprint(ByteBuffer content) {
        String text = StandardCharsets.ISO_8859_1.decode(content.duplicate()).toString();
        int nonce = text.indexOf("\"nonce\"");
        return nonce < 0
                ? content.hashCode()
                : text.substring(0, nonce).replaceAll("\"removedAt\".*", "").hashCode();
    }

    private void check(DirectoryState state, Manifest manifest, String key, StoredFile file) {
        String before = published.putIfAbsent(key, file.identity());
        if (before != null && !before.equals(file.identity())) {
            throw new AssertionError(key + " is published twice, as " + before + " and as " + file.identity());
        }
        part(state, key, manifest.table().key(), manifest.table().length());
        for (PackRecord pack : manifest.packs()) {
            part(state, key, pack.key(), pack.length());
        }
    }

    private void part(DirectoryState state, String manifest, String key, long length) {
        StoredFile file = state.file(key)
                .orElseThrow(() -> new AssertionError(manifest + " is published, and its part " + key + " is gone"));
        String before = parts.putIfAbsent(manifest + " " + key, file.identity());
        if (before != null && !before.equals(file.identity())) {
            throw new AssertionError(key + " of " + manifest + " was " + before + ", and is " + file.identity());
        }
        if (file.length() != length) {
            throw new AssertionError(key + " of " + manifest + " has " + file.length() + " of " + length + " bytes");
        }
    }

    /** The manifest in a slot; empty for a tombstone. */
    private static Optional<Manifest> read(StoredFile file, ImageRef ref, String key) {
        byte[] bytes = new byte[file.length()];
        file.content().get(bytes);
        try {
            return Tombstone.is(bytes)
                    ? Optional.empty()
                    : Optional.of(MovedFolder.resolve(ManifestReader.read(bytes, key), ref, key));
        } catch (IOException e) {
            throw new AssertionError(key + " is not a whole manifest", e);
        }
    }

    /** What was published decides whether a name is published twice. */
    @Override
    public long memory() {
        return 31L * published.hashCode() + removed.hashCode();
    }
}
