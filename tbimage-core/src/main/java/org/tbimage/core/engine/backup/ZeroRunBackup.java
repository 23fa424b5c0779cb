package org.tbimage.core.engine.backup;

import java.io.IOException;
import org.tbimage.core.engine.work.ChunkBuffers;
import org.tbimage.core.engine.work.ChunkJob;
import org.tbimage.core.engine.work.Completion;
import org.tbimage.core.engine.work.WorkerContext;
import org.tbimage.value.ByteRange;

/** A run of chunks that are known to be zeros, and need not be read. */
record ZeroRunBackup(ByteRange run, BackupSink sink) implements ChunkJob {
    @Override
    public void work(ChunkBuffers buffers, WorkerContext worker) {
        // nothing to read
    }

    @Override
    public Completion deliver(ChunkBuffers buffers) throws IOException {
        sink.zeros(run);
        return Completion.NONE;
    }
}
