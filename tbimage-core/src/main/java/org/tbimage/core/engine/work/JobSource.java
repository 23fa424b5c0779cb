package org.tbimage.core.engine.work;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.tbimage.action.Stage;

/** Gives jobs in order of the disk. For the thread that runs the work. */
public interface JobSource {
    /** {@return the name of the stage in which the jobs are delivered in order} */
    default String deliveryStage() {
        return Stage.DECIDE;
    }

    /** The next job, or null after the last. */
    @Nullable
    ChunkJob next() throws IOException;
}
