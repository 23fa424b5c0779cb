package org.tbimage.core.engine;

import java.io.IOException;

/** What is done with one chunk, or one run of zeros. */
interface Job {
    /** The part that may run beside others: read, hash, compress. On a worker, which has the slot to itself. */
    void work(Slot slot) throws IOException;

    /** The part that happens in order of the disk, after {@link #work}: write. On the thread that runs it all. */
    void deliver(Slot slot) throws IOException;
}
