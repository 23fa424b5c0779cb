package org.tbimage.core.engine.work;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Gives jobs in order of the disk. For the thread that runs it all. */
public interface JobSource {
    /** The next job, or null behind the last. */
    @Nullable
    ChunkJob next() throws IOException;
}
