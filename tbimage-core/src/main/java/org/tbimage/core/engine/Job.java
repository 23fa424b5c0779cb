package org.tbimage.core.engine;

import java.io.IOException;

/** What is done with one chunk, or one run of zeros. */
interface Job {
    /** The part that may run beside others: read, hash, compress. On a worker, which has the slot to itself. */
    void work(Slot slot) throws IOException;

    /** The part that happens in order of the disk, after {@link #work}: decide, and write what is in order. On the thread that runs it all. */
    void deliver(Slot slot) throws IOException;

    /** What {@link #deliver} has left to be done; asked for once, after it. The slot is the job's until that is done. */
    default Rest rest() {
        return Rest.NONE;
    }
}
