package org.tbimage.benchmarks;

import java.io.IOException;
import org.openjdk.jmh.annotations.Benchmark;
import org.tbimage.action.Outcome;

/**
 * Whole actions between a disk and a medium that never waits, by workers, chunk size and kind of disk. On a synthetic disk
 * nothing but the pipeline limits them (S11). Look at the counter {@code mib}: MiB of disk a second.
 */
public class PipelineBenchmark {
    /** Ready. */
    public PipelineBenchmark() {}

    /**
     * Reads, tests, hashes and compresses a disk.
     *
     * @param pipeline disk and image
     * @param moved counts
     * @return what was done
     * @throws IOException if that fails
     */
    @Benchmark
    public Outcome backup(Pipeline pipeline, Moved moved) throws IOException {
        moved.content(pipeline.bytes());
        return pipeline.backup("forgetful:store");
    }

    /**
     * Expands, checks and writes a whole disk.
     *
     * @param pipeline disk and image
     * @param target blank
     * @param moved counts
     * @return what was done
     * @throws IOException if that fails
     */
    @Benchmark
    public Outcome restoreFull(Pipeline pipeline, BlankTarget target, Moved moved) throws IOException {
        moved.content(pipeline.bytes());
        return pipeline.restore(target.location());
    }

    /**
     * Restores a disk of which a few chunks have changed.
     *
     * @param pipeline disk and image
     * @param target changed
     * @param moved counts
     * @return what was done
     * @throws IOException if that fails
     */
    @Benchmark
    public Outcome restoreDelta(Pipeline pipeline, ChangedTarget target, Moved moved) throws IOException {
        moved.content(pipeline.bytes());
        return pipeline.restore(target.location());
    }

    /**
     * Compares a disk with an image that it is equal to.
     *
     * @param pipeline disk and image
     * @param moved counts
     * @return what was done
     * @throws IOException if that fails
     */
    @Benchmark
    public Outcome restoreEqual(Pipeline pipeline, Moved moved) throws IOException {
        moved.content(pipeline.bytes());
        return pipeline.restore(pipeline.testDisk().location());
    }

    /**
     * Reads, expands and checks an image.
     *
     * @param pipeline disk and image
     * @param moved counts
     * @return what was done
     * @throws IOException if that fails
     */
    @Benchmark
    public Outcome verify(Pipeline pipeline, Moved moved) throws IOException {
        moved.content(pipeline.bytes());
        return pipeline.verify();
    }
}
