package org.tbimage.core.engine.work;

import java.io.IOException;

/** The work on one chunk, or on one run of zeros. */
public interface ChunkJob {
    /** The part that runs in parallel: read, hash, encode. Called on a worker; buffers and context are its own meanwhile. */
    void work(ChunkBuffers buffers, WorkerContext worker) throws IOException;

    /**
     * The part that runs in order of the disk, after {@link #work}: append to the pack, decide what to write. Called on the one
     * thread that runs the work, so anything that takes long goes into the returned completion.
     */
    Completion deliver(ChunkBuffers buffers) throws IOException;
}
