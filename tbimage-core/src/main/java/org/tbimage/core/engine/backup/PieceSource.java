package org.tbimage.core.engine.backup;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.tbimage.action.Stage;
import org.tbimage.core.engine.cut.CutSizes;
import org.tbimage.core.engine.work.ChunkJob;
import org.tbimage.core.engine.work.ExtentCursor;
import org.tbimage.core.engine.work.JobSource;
import org.tbimage.core.job.BackupRequest;
import org.tbimage.core.job.JobContext;
import org.tbimage.device.BlockDevice;
import org.tbimage.value.ByteRange;
import org.tbimage.value.ChunkGrid;

/** Divides a device into the jobs of a backup that is cut by content: a piece each, or a run of chunks that are known to be zeros. */
public final class PieceSource implements JobSource {
    private final PieceContent reader;
    private final BackupSink sink;
    private final PieceRules rules;
    private final ChunkGrid grid;
    private final int pieceSize;
    private final ExtentCursor extents;
    private long offset;

    /** The caller closes the sink. */
    public PieceSource(JobContext context, BackupRequest request, BackupSink sink, int proofRound) {
        int chunkSize = request.options().chunkSize();
        this.grid = new ChunkGrid(request.device().info().size(), chunkSize);
        this.reader = new PieceReader(request.device(), ChunkReader.of(context, request, grid), grid);
        this.sink = sink;
        this.rules = new PieceRules(grid, CutSizes.within(chunkSize), proofRound, false);
        this.pieceSize = pieceSize(chunkSize);
        this.extents = new ExtentCursor(request.device());
    }

    private PieceSource(PieceContent content, BlockDevice device, BackupSink sink, PieceRules rules) {
        this.grid = rules.grid();
        this.reader = content;
        this.sink = sink;
        this.rules = rules;
        this.pieceSize = pieceSize(grid.chunkSize());
        this.extents = new ExtentCursor(device);
    }

    /**
     * Of a disk that is read by other means. All new frames are decoded and compared.
     *
     * @param content reads the pieces
     * @param device knows which parts of the disk are zeros; the caller closes it
     * @param grid the disk in chunks of the most content of a frame
     * @param sink receives the parts; the caller closes it
     * @param proofRound which shared frames are compared
     * @return the jobs
     */
    public static PieceSource proven(
            PieceContent content, BlockDevice device, ChunkGrid grid, BackupSink sink, int proofRound) {
        CutSizes sizes = CutSizes.within(grid.chunkSize());
        return new PieceSource(content, device, sink, new PieceRules(grid, sizes, proofRound, true));
    }

    /** {@return the length of a piece of an image with that chunk size, in bytes} */
    public static int pieceSize(int chunkSize) {
        return PieceRules.pieceSize(chunkSize);
    }

    @Override
    public String deliveryStage() {
        return Stage.STORE;
    }

    @Override
    public @Nullable ChunkJob next() throws IOException {
        if (offset >= grid.deviceSize()) {
            return null;
        }
        long zeros = knownZeros(offset);
        long end = zeros > offset ? zeros : endOfPiece();
        ByteRange range = new ByteRange(offset, end - offset);
        offset = end;
        return zeros == end ? new ZeroRunBackup(range, sink) : new PieceBackup(range, reader, sink, rules);
    }

    /** Pieces end at multiples of their length, so that two images of a disk have the same borders, and before known zeros. */
    private long endOfPiece() throws IOException {
        long border = Math.min((offset / pieceSize + 1) * pieceSize, grid.deviceSize());
        long end = chunkAt(offset).end();
        while (end < border && knownZeros(end) == end) {
            end = chunkAt(end).end();
        }
        return end;
    }

    /** The end of the whole chunks from a place on that are known to be zeros; the place itself if there are none. */
    private long knownZeros(long from) throws IOException {
        long end = extents.endFrom(from);
        return end == grid.deviceSize() ? end : from + (end - from) / grid.chunkSize() * grid.chunkSize();
    }

    private ByteRange chunkAt(long place) {
        return grid.rangeOf(grid.indexOf(place));
    }
}
