package org.tbimage.core.engine;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.tbimage.value.ByteRange;
import org.tbimage.value.Sha256;

/** Compares a device with digests of what it should hold, cell by cell; the content itself is not needed. */
final class DigestComparison implements DiskContent.Run {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final CellDigests digests;
    private final CellGrid grid;
    private final Comparison comparison;
    private final CellDigests.Fold fold = new CellDigests.Fold();
    private int cell;
    private long offset;

    DigestComparison(CellDigests digests, Comparison comparison) {
        this.digests = digests;
        this.grid = digests.grid();
        this.comparison = comparison;
    }

    @Override
    public @Nullable Job next() {
        while (offset < grid.size() && offset < comparison.verdicts().end()) {
            ByteRange whole = grid.rangeOf(cell);
            if (!comparison.verdicts().wants(whole)) {
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
    private final class ChunkDigest implements Job {
        private final ByteRange chunk;
        private final int number;
        private @Nullable Sha256 found;

        ChunkDigest(ByteRange chunk, int number) {
            this.chunk = chunk;
            this.number = number;
        }

        @Override
        public void work(Slot slot, Tools tools) throws IOException {
            ByteBuffer content = slot.content(chunk.length());
            if (comparison.readDevice(chunk, content)) {
                found = tools.hasher().hash(content);
            }
        }

        @Override
        public Tail deliver(Slot slot) throws IOException {
            if (found != null) {
                fold.add(found);
            }
            ByteRange whole = grid.rangeOf(number);
            if (chunk.end() < whole.end()) {
                return Tail.NONE;
            }
            if (fold.finish().equals(digests.of(number))) {
                comparison.verdicts().same(whole, NOTHING);
                return Tail.NONE;
            }
            return comparison.verdicts().different(whole, NOTHING);
        }
    }
}
