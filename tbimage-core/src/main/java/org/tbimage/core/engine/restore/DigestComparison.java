package org.tbimage.core.engine.restore;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.tbimage.core.engine.work.ChunkBuffers;
import org.tbimage.core.engine.work.ChunkJob;
import org.tbimage.core.engine.work.Completion;
import org.tbimage.core.engine.work.WorkerContext;
import org.tbimage.value.ByteRange;
import org.tbimage.value.Sha256;

/** Compares a device with digests of what it should hold, cell by cell; the content itself is not needed. */
public final class DigestComparison implements DiskContent.Run {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final CellDigests digests;
    private final CellGrid grid;
    private final Comparison comparison;
    private final CellDigests.Fold fold = new CellDigests.Fold();
    private int cell;
    private long offset;

    public DigestComparison(CellDigests digests, Comparison comparison) {
        this.digests = digests;
        this.grid = digests.grid();
        this.comparison = comparison;
    }

    @Override
    public @Nullable ChunkJob next() {
        while (offset < grid.size() && offset < comparison.handler().end()) {
            ByteRange whole = grid.rangeOf(cell);
            if (!comparison.handler().wants(whole)) {
                offset = whole.end();
                cell++;
                continue;
            }
            ByteRange chunk = new ByteRange(offset, Math.min(grid.chunkSize(), whole.end() - offset));
            int number = cell;
            offset = chunk.end();
            cell += offset == whole.end() ? 1 : 0;
            return new ChunkDigest(chunk, number);
        }
        return null;
    }

    @Override
    public void close() {
        // nothing is open
    }

    /** One chunk of a cell; the last one settles the cell. */
    private final class ChunkDigest implements ChunkJob {
        private final ByteRange chunk;
        private final int number;
        private @Nullable Sha256 found;

        ChunkDigest(ByteRange chunk, int number) {
            this.chunk = chunk;
            this.number = number;
        }

        @Override
        public void work(ChunkBuffers buffers, WorkerContext worker) throws IOException {
            ByteBuffer content = buffers.content(chunk.length());
            if (comparison.readDevice(chunk, content, worker)) {
                found = worker.hash(content);
            }
        }

        @Override
        public Completion deliver(ChunkBuffers buffers) throws IOException {
            if (found != null) {
                fold.add(found);
            }
            ByteRange whole = grid.rangeOf(number);
            if (chunk.end() < whole.end()) {
                return Completion.NONE;
            }
            if (fold.finish().equals(digests.of(number))) {
                comparison.handler().same(whole, NOTHING);
                return Completion.NONE;
            }
            return comparison.handler().different(whole, NOTHING);
        }
    }
}
