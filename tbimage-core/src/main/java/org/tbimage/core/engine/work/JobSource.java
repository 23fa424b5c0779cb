package org.tbimage.core.engine.work;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Gives jobs in order of the disk. For the thread that runs the work. */
public interface JobSource {
    /** The next job, or null after the last. */
    @Nullable
    ChunkJob next() throws IOException;
}
