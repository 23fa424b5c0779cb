package org.tbimage.benchmarks;

import java.nio.ByteBuffer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The test for zeros, which has to look at all of a chunk only where it is zero. */
@State(Scope.Thread)
public class ZeroBenchmark {
    private final ByteBuffer[] zeros = new ByteBuffer[Samples.COUNT];
    private long number;

    /** Makes chunks of zeros, as many as there are samples, so that the caches don't hold them. */
    public ZeroBenchmark() {
        for (int i = 0; i < zeros.length; i++) {
            zeros[i] = ByteBuffer.allocateDirect(Samples.CHUNK);
        }
    }

    /**
     * A chunk of zeros.
     *
     * @return true
     */
    @Benchmark
    public boolean zeros() {
        return ZeroTest.isZero(zeros[(int) (number++ % zeros.length)]);
    }

    /**
     * A chunk with content.
     *
     * @return false
     */
    @Benchmark
    public boolean content() {
        return ZeroTest.isZero(Samples.get(number++));
    }
}
