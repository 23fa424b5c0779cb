package org.tbimage.core.engine.work;

import java.io.IOException;

/** What is left of a job once it was delivered, and may happen beside others in any order: writing to a disk. */
public interface Completion {
    /** Nothing is left. */
    Completion NONE = () -> {};

    /** Does it. On a worker; the job's buffers is kept until it has returned. */
    void run() throws IOException;
}
