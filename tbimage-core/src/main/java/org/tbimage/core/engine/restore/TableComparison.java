package org.tbimage.core.engine.restore;

import java.io.IOException;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tbimage.core.engine.frame.EntryBatches;
import org.tbimage.core.engine.frame.FrameReader;
import org.tbimage.core.engine.frame.ZeroFrameProof;
import org.tbimage.core.engine.work.ChunkJob;
import org.tbimage.core.engine.work.ExtentCursor;
import org.tbimage.store.ImageReader;
import org.tbimage.store.TableEntry;
import org.tbimage.store.TableEntry.Chunk;
import org.tbimage.store.TableEntry.Zeros;
import org.tbimage.value.ByteRange;

/** Compares a device with an image, chunk by chunk in order of its table. */
final class TableComparison implements DiskContent.Run {
    private final EntryBatches entries;
    private final FrameReader frames;
    private final ZeroFrameProof zeroProof;
    private final int chunkSize;
    private final Comparison comparison;
    private final ExtentCursor extents;
    private Iterator<ChunkJob> zeroFrames = Collections.emptyIterator();
    private @Nullable ByteRange zeros;

    TableComparison(ImageReader image, Comparison comparison) throws IOException {
        this.frames = new FrameReader(image);
        this.zeroProof = new ZeroFrameProof(image, frames);
        this.chunkSize = image.info().draft().encoding().chunkSize();
        this.comparison = comparison;
        this.extents = new ExtentCursor(comparison.device());
        this.entries = new EntryBatches(image);
    }

    @Override
    public @Nullable ChunkJob next() throws IOException {
        while (true) {
            if (zeroFrames.hasNext()) {
                return zeroFrames.next();
            }
            ChunkJob piece = zeros == null ? null : zeroPiece(zeros);
            if (piece != null) {
                return piece;
            }
            List<TableEntry> batch = entries.next();
            if (batch.isEmpty()
                    || batch.get(0).range().offset() >= comparison.handler().end()) {
                return null;
            }
            ChunkJob job = batch.size() == 1 ? begin(batch.get(0)) : BatchComparison.of(batch, frames, comparison);
            if (job != null) {
                return job;
            }
        }
    }

    private @Nullable ChunkJob begin(TableEntry entry) {
        if (entry instanceof Chunk chunk && comparison.handler().wants(chunk.range())) {
            return new ChunkComparison(chunk, frames, comparison);
        }
        if (entry instanceof Zeros run) {
            if (comparison.fetches() && run.frames().isPresent()) {
                zeroFrames = zeroProof.jobs(run);
            }
            zeros = run.range();
        }
        return null;
    }

    /** The next part of a run of zeros: known to be zeros on the device too, or a piece to be read. */
    private @Nullable ChunkJob zeroPiece(ByteRange run) throws IOException {
        if (run.length() == 0) {
            zeros = null;
            return null;
        }
        boolean trusted = comparison.mode() != CompareMode.READ_BACK;
        long known = trusted ? Math.min(extents.endFrom(run.offset()), run.end()) : run.offset();
        boolean isKnown = known > run.offset();
        long end = isKnown ? known : Math.min(run.end(), run.offset() + chunkSize);
        ByteRange piece = new ByteRange(run.offset(), end - run.offset());
        zeros = new ByteRange(end, run.end() - end);
        return comparison.handler().wants(piece) ? new ZeroComparison(piece, isKnown, comparison) : null;
    }

    @Override
    public void close() throws IOException {
        entries.close();
    }
}
