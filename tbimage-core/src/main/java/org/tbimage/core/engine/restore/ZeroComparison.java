package org.tbimage.core.engine.restore;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.tbimage.core.engine.work.ChunkBuffers;
import org.tbimage.core.engine.work.ChunkJob;
import org.tbimage.core.engine.work.Completion;
import org.tbimage.core.engine.work.WorkerContext;
import org.tbimage.core.engine.work.ZeroBytes;
import org.tbimage.value.ByteRange;

/** Compares a piece of a device with zeros; what is known to be zeros is not read. */
final class ZeroComparison implements ChunkJob {
    private final ByteRange range;
    private final boolean known;
    private final Comparison comparison;
    private boolean same;

    ZeroComparison(ByteRange range, boolean known, Comparison comparison) {
        this.range = range;
        this.known = known;
        this.comparison = comparison;
    }

    @Override
    public void work(ChunkBuffers buffers, WorkerContext worker) throws IOException {
        if (known || comparison.blindZeros()) {
            same = known;
            return;
        }
        ByteBuffer found = buffers.content(range.length());
        same = comparison.readDevice(range, found, worker) && ZeroBytes.areAll(found);
    }

    @Override
    public Completion deliver(ChunkBuffers buffers) throws IOException {
        if (same) {
            comparison.handler().sameZeros(range);
            return Completion.NONE;
        }
        return comparison.handler().differentZeros(range);
    }
}
