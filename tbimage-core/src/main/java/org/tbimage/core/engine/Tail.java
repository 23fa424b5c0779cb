package org.tbimage.core.engine;

import java.io.IOException;

/** What is left of a job once it was delivered, and may happen beside others in any order: writing to a disk. */
interface Tail {
    /** Nothing is left. */
    Tail NONE = () -> {};

    /** Does it. On a worker; the job's slot is kept until it has returned. */
    void run() throws IOException;
}
