package org.tbimage.core.engine.work;

import java.io.IOException;

/** What is done with one chunk, or one run of zeros. */
public interface ChunkJob {
    /** The part that may run beside others: read, hash, compress. On a worker; buffers and worker are its own meanwhile. */
    void work(ChunkBuffers buffers, WorkerContext worker) throws IOException;

    /**
     * The part that happens in order of the disk, after {@link #work}: append to the pack, decide what to write. On the
     * thread that runs it all, which all others wait for in the end: so what takes long goes into the returned tail.
     */
    Completion deliver(ChunkBuffers buffers) throws IOException;
}
