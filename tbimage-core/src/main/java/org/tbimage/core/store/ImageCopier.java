package org.tbimage.core.store;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.tbimage.core.image.Manifest;
import org.tbimage.core.image.TableRewriter;
import org.tbimage.core.image.TableWriter;
import org.tbimage.device.DiskIdentity;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.store.BlobMissingException;
import org.tbimage.store.BlobStore;
import org.tbimage.store.ImageInfo;
import org.tbimage.store.MissingPartException;
import org.tbimage.store.NoSuchImageException;
import org.tbimage.value.Generation;
import org.tbimage.value.ImageName;
import org.tbimage.value.ImageRef;
import org.tbimage.value.Sha256;

/** Publishes an image a second time, under another name. */
final class ImageCopier {
    private final PackStore store;
    private final BlobStore blobs;
    private final Manifest image;

    ImageCopier(PackStore store, BlobStore blobs, Manifest image) {
        this.store = store;
        this.blobs = blobs;
        this.image = image;
    }

    /** Finds the copy of that name, or makes it. */
    ImageRef copy(ImageName to, DiskIdentity identity) throws IOException {
        try {
            return findOrMake(to, identity);
        } catch (BlobMissingException e) {
            ImageRef ref = image.info().ref();
            if (!store.generations(ref.name()).contains(ref.generation())) {
                throw new NoSuchImageException(blobs.location(), ref.toString()); // it was removed meanwhile
            }
            throw new MissingPartException(blobs.location() + "/" + e.key(), "it is missing", e);
        }
    }

    private ImageRef findOrMake(ImageName to, DiskIdentity identity) throws IOException {
        Optional<ImageRef> made = find(to);
        if (made.isPresent()) {
            return made.get();
        }
        Generation generation = image.info().generation();
        while (true) {
            ImageRef ref = new ImageRef(to, generation);
            if (tryCopy(ref, identity)) {
                return ref;
            }
            if (generation.serial() == Generation.MAX_SERIAL) {
                throw new ImagingException(
                        Problem.STORE_FAILED,
                        blobs.location() + ": no generation is free for " + to + " in second " + generation.second(),
                        "what killed runs left there goes after two hours; try again then");
            }
            generation = generation.next();
        }
    }

    /** A copy that an earlier run has published: an image of the same second, with the same table but for its keys. */
    private Optional<ImageRef> find(ImageName to) throws IOException {
        for (Generation generation : store.generations(to)) {
            if (generation.second().equals(image.info().generation().second())) {
                ImageRef ref = new ImageRef(to, generation);
                Optional<Manifest> other = manifest(ref);
                if (other.isPresent() && isCopy(other.get())) {
                    return Optional.of(ref);
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Manifest> manifest(ImageRef ref) throws IOException {
        try {
            return Optional.of(store.manifest(ref));
        } catch (NoSuchImageException e) {
            return Optional.empty(); // removed meanwhile
        }
    }

    private boolean isCopy(Manifest other) throws IOException {
        if (!other.info().stats().equals(image.info().stats())
                || !sizes(other).equals(sizes(image))
                || !other.info().draft().createdAt().equals(image.info().draft().createdAt())) {
            return false;
        }
        Sha256 table = image.table().blocks().count() > 0
                ? image.table().digest()
                : rewriteTable(keys(other), new DiscardingSink()).digest();
        return table.equals(other.table().digest());
    }

    private static List<Long> sizes(Manifest manifest) {
        return manifest.packs().stream().map(pack -> pack.length()).toList();
    }

    /** The keys of the packs in the table; they are others than the present ones if the folder was moved. */
    private static List<String> keys(Manifest manifest) {
        return manifest.packs().stream().map(pack -> pack.named()).toList();
    }

    private boolean tryCopy(ImageRef ref, DiskIdentity identity) throws IOException {
        Optional<BlobStore.Sink> claim = blobs.create(ImageKeys.manifest(ref), BlobStore.UNKNOWN_LENGTH);
        if (claim.isEmpty()) {
            return false;
        }
        ImageInfo info = RenamedInfo.of(image.info(), ref, identity);
        // where packs can't be linked, their bytes are copied, and that may take hours
        ClaimRenewal renewal = new ClaimRenewal(ref, List.of(claim.get()), store.heartbeat());
        try (renewal;
                ImageCopy copy = new ImageCopy(blobs, image, info, claim.get())) {
            return copy.bringPacks() && copy.bringTable(this::rewriteTable) && copy.publish();
        }
    }

    private TableWriter.Written rewriteTable(List<String> keys, BlobStore.Sink sink) throws IOException {
        String key = image.table().key();
        try (InputStream table = blobs.stream(key)) {
            return TableRewriter.copy(image, table, blobs.location() + "/" + key, keys, sink);
        }
    }
}
