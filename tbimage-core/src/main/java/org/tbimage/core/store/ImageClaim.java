package org.tbimage.core.store;

import java.io.Closeable;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.store.BlobStore;
import org.tbimage.store.ImageDraft;
import org.tbimage.value.Generation;
import org.tbimage.value.ImageRef;

/** A generation that one writer has for itself, since it has claimed the keys of its parts. Closing gives it back. */
record ImageClaim(ImageRef ref, BlobStore.Sink table, BlobStore.Sink pack) implements Closeable {
    /**
     * Claims the next free generation, which is later than {@code last} even where this machine's clock is behind: else a
     * box whose clock has lost its battery would make images that nobody finds newest. One of which any part is there, or
     * is being written, is passed over: a writer that was killed may have left it.
     */
    static ImageClaim next(BlobStore blobs, ImageDraft draft, String packSuffix, Optional<Generation> last)
            throws IOException {
        Instant earliest = last.map(g -> g.second().plusSeconds(1)).orElse(Instant.MIN);
        Instant second = draft.createdAt().isBefore(earliest) ? earliest : draft.createdAt();
        Generation generation = Generation.at(second);
        while (true) {
            Optional<ImageClaim> claim = of(blobs, new ImageRef(draft.name(), generation), packSuffix);
            if (claim.isPresent()) {
                return claim.get();
            }
            if (generation.serial() == Generation.MAX_SERIAL) {
                throw new ImagingException(
                        Problem.STORE_FAILED,
                        blobs.location() + ": no generation is free for " + draft.name() + " in second "
                                + generation.second(),
                        "other writers of the same image are at work; try again");
            }
            generation = generation.next();
        }
    }

    private static Optional<ImageClaim> of(BlobStore blobs, ImageRef ref, String packSuffix) throws IOException {
        BlobStore.Sink table = blobs.create(ImageKeys.table(ref)).orElse(null);
        if (table == null) {
            return Optional.empty();
        }
        BlobStore.Sink pack = null;
        boolean free = false;
        try {
            pack = blobs.create(ImageKeys.pack(ref, packSuffix)).orElse(null);
            free = pack != null && blobs.length(ImageKeys.manifest(ref)).isEmpty();
            return free && pack != null ? Optional.of(new ImageClaim(ref, table, pack)) : Optional.empty();
        } finally {
            if (!free) {
                BlobStore.Sink begun = pack;
                try (table;
                        begun) {
                    // both are given back, whatever fails
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        try (table) {
            pack.close();
        }
    }
}
