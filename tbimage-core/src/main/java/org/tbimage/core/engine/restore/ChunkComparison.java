package org.tbimage.core.engine.restore;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.tbimage.core.engine.frame.FrameReader;
import org.tbimage.core.engine.work.ChunkBuffers;
import org.tbimage.core.engine.work.ChunkJob;
import org.tbimage.core.engine.work.Completion;
import org.tbimage.core.engine.work.WorkerContext;
import org.tbimage.core.engine.work.ZeroBytes;
import org.tbimage.store.TableEntry.Chunk;

/** Compares one chunk of a device with what it should hold, by digest; fetches what differs if asked to. */
final class ChunkComparison implements ChunkJob {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final Chunk chunk;
    private final FrameReader frames;
    private final Comparison comparison;
    private boolean same;
    private ByteBuffer content = NOTHING;

    ChunkComparison(Chunk chunk, FrameReader frames, Comparison comparison) {
        this.chunk = chunk;
        this.frames = frames;
        this.comparison = comparison;
    }

    @Override
    public void work(ChunkBuffers buffers, WorkerContext worker) throws IOException {
        ByteBuffer found = buffers.content(chunk.range().length());
        boolean readable = comparison.readDevice(chunk.range(), found, worker);
        // a blank disk need not be hashed: what should be there is hardly ever zeros, and if so it is seen below
        boolean blank = readable && comparison.fetches() && ZeroBytes.areAll(found);
        same = readable && !blank && worker.hash(found).equals(chunk.digest());
        if (same) {
            content = found;
        } else if (comparison.fetches()) {
            content = frames.content(chunk, buffers, worker);
            same = blank && ZeroBytes.areAll(content);
        }
    }

    @Override
    public Completion deliver(ChunkBuffers buffers) throws IOException {
        if (same) {
            comparison.handler().same(chunk.range(), content);
            return Completion.NONE;
        }
        return comparison.handler().different(chunk.range(), content);
    }
}
