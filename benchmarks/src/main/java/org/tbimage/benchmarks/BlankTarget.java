package org.tbimage.benchmarks;

import java.io.IOException;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The disk, blank before each restore. */
@State(Scope.Benchmark)
public class BlankTarget {
    private String location = "";

    /** Ready for the set-up. */
    public BlankTarget() {}

    /**
     * Makes it blank; not in the time that counts.
     *
     * @param pipeline whose disk
     * @throws IOException if that fails
     */
    @Setup(Level.Invocation)
    public void prepare(Pipeline pipeline) throws IOException {
        location = pipeline.testDisk().blank();
    }

    String location() {
        return location;
    }
}
