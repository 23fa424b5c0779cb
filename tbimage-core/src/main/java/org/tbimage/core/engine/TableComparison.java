package org.tbimage.core.engine;

import java.io.IOException;
import java.util.Collections;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.tbimage.store.ImageReader;
import org.tbimage.store.TableEntry;
import org.tbimage.store.TableEntry.Chunk;
import org.tbimage.store.TableEntry.Zeros;
import org.tbimage.value.ByteRange;

/** Compares a device with an image, chunk by chunk in order of its table. */
final class TableComparison implements DiskContent.Run {
    private final ImageReader.EntryCursor entries;
    private final Frames frames;
    private final ZeroFrameProof zeroProof;
    private final int chunkSize;
    private final Comparison comparison;
    private final KnownZeros knownZeros;
    private Iterator<Job> zeroFrames = Collections.emptyIterator();
    private @Nullable ByteRange zeros;

    TableComparison(ImageReader image, Comparison comparison) throws IOException {
        this.frames = new Frames(image);
        this.zeroProof = new ZeroFrameProof(image, frames);
        this.chunkSize = image.info().draft().encoding().chunkSize();
        this.comparison = comparison;
        this.knownZeros = new KnownZeros(comparison.device());
        this.entries = image.entries();
    }

    @Override
    public @Nullable Job next() throws IOException {
        while (true) {
            if (zeroFrames.hasNext()) {
                return zeroFrames.next();
            }
            Job piece = zeros == null ? null : zeroPiece(zeros);
            if (piece != null) {
                return piece;
            }
            TableEntry entry = entries.next();
            if (entry == null || entry.range().offset() >= comparison.verdicts().end()) {
                return null;
            }
            Job job = begin(entry);
            if (job != null) {
                return job;
            }
        }
    }

    private @Nullable Job begin(TableEntry entry) {
        if (entry instanceof Chunk chunk && comparison.verdicts().wants(chunk.range())) {
            return new ChunkComparison(chunk, frames, comparison);
        }
        if (entry instanceof Zeros run) {
            if (comparison.fetches() && run.frames().isPresent()) {
                zeroFrames = zeroProof.jobs(run.range(), run.frames().get());
            }
            zeros = run.range();
        }
        return null;
    }

    /** The next part of a run of zeros: known to be zeros on the device too, or a piece to be read. */
    private @Nullable Job zeroPiece(ByteRange run) throws IOException {
        if (run.length() == 0) {
            zeros = null;
            return null;
        }
        boolean trusted = comparison.mode() != CompareMode.READ_BACK;
        long known = trusted ? Math.min(knownZeros.endFrom(run.offset()), run.end()) : run.offset();
        boolean isKnown = known > run.offset();
        long end = isKnown ? known : Math.min(run.end(), run.offset() + chunkSize);
        ByteRange piece = new ByteRange(run.offset(), end - run.offset());
        zeros = new ByteRange(end, run.end() - end);
        return comparison.verdicts().wants(piece) ? new ZeroComparison(piece, isKnown, comparison) : null;
    }

    @Override
    public void close() throws IOException {
        entries.close();
    }
}
