package org.tbimage.core.engine.restore;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.tbimage.value.ByteRange;
import org.tbimage.value.Sha256;

/**
 * Digests of the content of a disk, one for each {@linkplain CellGrid cell}, taken while the content is written, so that
 * what was written can be read back without the content. They need some MiB at most. For one thread.
 */
public final class CellDigests {
    /** Most cells: a cell is a chunk of 1 MiB up to a disk of 64 GiB. */
    public static final int MOST_CELLS = 1 << 16;

    private final CellGrid grid;
    private final List<Sha256> digests = new ArrayList<>();
    private final Fold fold = new Fold();

    public CellDigests(long size, int chunkSize) {
        this.grid = CellGrid.of(size, chunkSize, MOST_CELLS);
    }

    public CellGrid grid() {
        return grid;
    }

    /** Adds the digest of the next chunk; all are added, in order. */
    void add(ByteRange chunk, Sha256 digest) {
        fold.add(digest);
        if (chunk.end() == grid.rangeOf(digests.size()).end()) {
            digests.add(fold.finish());
        }
    }

    /** Whether all content was added. */
    public boolean complete() {
        return digests.size() == grid.cells();
    }

    /** The digest of a cell. */
    Sha256 of(int cell) {
        return digests.get(cell);
    }

    /** Makes one digest of those of the chunks of a cell. For one thread. */
    static final class Fold {
        private final Sha256.Hasher hasher = new Sha256.Hasher();

        void add(Sha256 digest) {
            hasher.update(ByteBuffer.wrap(digest.toString().getBytes(StandardCharsets.US_ASCII)));
        }

        Sha256 finish() {
            return hasher.finish();
        }
    }
}
