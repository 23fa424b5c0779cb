package org.tbimage.core.engine.backup;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.tbimage.action.Stage;
import org.tbimage.core.engine.work.ChunkJob;
import org.tbimage.core.engine.work.ExtentCursor;
import org.tbimage.core.engine.work.JobSource;
import org.tbimage.core.job.BackupRequest;
import org.tbimage.core.job.JobContext;
import org.tbimage.value.ByteRange;
import org.tbimage.value.ChunkGrid;

/** Cuts a device into the jobs of a backup: a chunk each, or a run of chunks that are known to be zeros. */
public final class BackupSource implements JobSource {
    private final ChunkReader reader;
    private final BackupSink sink;
    private final ChunkGrid grid;
    private final ExtentCursor extents;
    private final int proofRound;
    private long offset;

    /** The caller closes the sink. */
    public BackupSource(JobContext context, BackupRequest request, BackupSink sink, int proofRound) {
        this.grid =
                new ChunkGrid(request.device().info().size(), request.options().chunkSize());
        this.reader = ChunkReader.of(context, request, grid);
        this.sink = sink;
        this.proofRound = proofRound;
        this.extents = new ExtentCursor(request.device());
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
        ByteRange chunk = grid.rangeOf(grid.indexOf(offset));
        long zeroEnd = extents.endFrom(offset);
        if (zeroEnd >= chunk.end()) {
            long whole = Math.max(chunk.length(), (zeroEnd - offset) / grid.chunkSize() * grid.chunkSize());
            ByteRange run = new ByteRange(offset, whole);
            offset = run.end();
            return new ZeroRunBackup(run, sink);
        }
        offset = chunk.end();
        return new ChunkBackup(chunk, reader, sink, ProofSample.of(grid.indexOf(chunk.offset()), proofRound));
    }
}
