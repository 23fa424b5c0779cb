package org.tbimage.core.store;

import java.io.Closeable;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.store.BlobStore;
import org.tbimage.store.ImageConflictException;
import org.tbimage.store.ImageDraft;
import org.tbimage.store.NewImage;
import org.tbimage.value.Generation;
import org.tbimage.value.ImageRef;

/**
 * The claim of one writer on a generation: it has claimed the keys of its parts. The key of the manifest is claimed before any
 * part is visible, so parts without a manifest and without a claim on it belong to no writer. Closing gives the claim back.
 */
record ImageClaim(ImageRef ref, BlobStore.Sink table, BlobStore.Sink pack, BlobStore.Sink manifest)
        implements Closeable {
    /**
     * Claims the next free generation, which is later than {@code last} even if this machine's clock is wrong. Otherwise a box
     * with a clock in the past would make images that never become the newest. A generation of which any part exists, or is
     * being written, is skipped: a writer that was killed may have left it. A given generation is claimed or refused.
     */
    static ImageClaim next(BlobStore blobs, NewImage image, Optional<Generation> last) throws IOException {
        ImageDraft draft = image.draft();
        Optional<Generation> given = image.generation();
        Generation generation = given.orElseGet(() ->
                last.map(before -> later(before, draft.createdAt())).orElseGet(() -> Generation.at(draft.createdAt())));
        while (true) {
            Optional<ImageClaim> claim = of(
                    blobs, new ImageRef(draft.name(), generation), image.codec().fileSuffix());
            if (claim.isPresent()) {
                return claim.get();
            }
            if (given.isPresent()) {
                throw new ImageConflictException(
                        blobs.location(), new ImageRef(draft.name(), generation), "is taken", null);
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

    /** The first generation of a moment, or the one after {@code last} if that is later. */
    private static Generation later(Generation last, Instant moment) {
        Instant earliest = last.second().plusSeconds(1);
        if (!moment.isBefore(earliest)) {
            return Generation.at(moment);
        }
        boolean lastSecond = earliest.isAfter(Generation.LAST_SECOND);
        return lastSecond && last.serial() < Generation.MAX_SERIAL
                ? last.next()
                : Generation.at(lastSecond ? last.second() : earliest);
    }

    private static Optional<ImageClaim> of(BlobStore blobs, ImageRef ref, String packSuffix) throws IOException {
        List<String> keys = List.of(ImageKeys.manifest(ref), ImageKeys.table(ref), ImageKeys.pack(ref, packSuffix));
        List<BlobStore.Sink> claimed = new ArrayList<>();
        try {
            for (String key : keys) {
                Optional<BlobStore.Sink> sink = blobs.create(key, BlobStore.UNKNOWN_LENGTH);
                if (sink.isEmpty()) {
                    break;
                }
                claimed.add(sink.get());
            }
        } catch (IOException | RuntimeException e) {
            Closeable all = () -> closeAll(claimed);
            try (all) {
                throw e; // what is claimed is given back on the way, and a failure to do so is kept with it
            }
        }
        if (claimed.size() < keys.size()) {
            closeAll(claimed);
            return Optional.empty();
        }
        return Optional.of(new ImageClaim(ref, claimed.get(1), claimed.get(2), claimed.get(0)));
    }

    /** {@return all that is claimed} */
    List<BlobStore.Sink> sinks() {
        return List.of(manifest, table, pack);
    }

    private static void closeAll(List<BlobStore.Sink> sinks) throws IOException {
        if (!sinks.isEmpty()) {
            BlobStore.Sink first = sinks.get(0);
            try (first) {
                closeAll(sinks.subList(1, sinks.size()));
            }
        }
    }

    @Override
    public void close() throws IOException {
        try (table;
                pack) {
            manifest.close();
        }
    }
}
