package org.tbimage.core.engine;

import java.io.IOException;

/** What is left of a job when it has been delivered, and may happen in any order: writing a chunk to a device. */
@FunctionalInterface
interface Rest {
    /** Nothing is left. */
    Rest NONE = () -> {};

    /** Does it, on a thread of its own, while the job's slot is still its own. */
    void run() throws IOException;
}
