package org.tbimage.core.engine.backup;

import org.tbimage.core.engine.cut.CutSizes;
import org.tbimage.value.ByteRange;
import org.tbimage.value.ChunkGrid;

/**
 * How the pieces of a disk are cut.
 *
 * @param grid the disk in chunks of the most content of a frame
 * @param sizes of the chunks that are cut by content
 * @param proofRound which frames are compared
 * @param proveAll whether all frames that are written are compared
 */
record PieceRules(ChunkGrid grid, CutSizes sizes, int proofRound, boolean proveAll) {
    private static final int PIECE = 8 << 20;
    private static final int MOST_CHUNKS = 8;

    /** The length of a piece: long enough that its borders, where chunks end as well, cost little. */
    static int pieceSize(int chunkSize) {
        return (int) Math.max(chunkSize, Math.min(PIECE, (long) MOST_CHUNKS * chunkSize));
    }

    int chunkSize() {
        return grid.chunkSize();
    }

    /**
     * How many bytes of a piece are not cut: the beginning of the disk is one chunk, since a restore writes that last, and
     * wipes it until then. It holds the boot sector, the partition tables and superblocks.
     */
    int firstChunk(ByteRange piece) {
        return piece.offset() == 0 ? Math.toIntExact(grid.rangeOf(0).length()) : 0;
    }

    /** Whether a frame is compared: the one of a number among those of a piece, or the one that holds the chunk at an offset. */
    ProofSample sample(long offset, int number) {
        ProofSample sample = ProofSample.of(grid.indexOf(offset) + number, proofRound);
        return proveAll ? new ProofSample(true, sample.shared()) : sample;
    }
}
