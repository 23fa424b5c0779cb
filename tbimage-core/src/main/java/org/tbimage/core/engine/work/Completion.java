package org.tbimage.core.engine.work;

import java.io.IOException;

/** The part of a job that runs after its delivery, in parallel and in any order: writing to a disk. */
public interface Completion {
    /** Nothing is left to do. */
    Completion NONE = () -> {};

    /** Runs it, on a worker. The job keeps its buffers until it has returned. */
    void run() throws IOException;
}
