package org.tbimage.benchmarks;

import java.nio.ByteBuffer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.tbimage.core.engine.work.Incompressible;

/** The look at a chunk of 1 MiB that tells whether it is worth compressing. */
@State(Scope.Thread)
public class IncompressibleBenchmark {
    private final ByteBuffer random = Samples.random(1, Samples.CHUNK);
    private long number;

    /** Ready. */
    public IncompressibleBenchmark() {}

    /**
     * At chunks of a disk.
     *
     * @return hardly ever true
     */
    @Benchmark
    public boolean disk() {
        return Incompressible.looks(Samples.get(number++));
    }

    /**
     * At random bytes, all of whose pieces have to be looked at.
     *
     * @return true
     */
    @Benchmark
    public boolean random() {
        return Incompressible.looks(random);
    }
}
