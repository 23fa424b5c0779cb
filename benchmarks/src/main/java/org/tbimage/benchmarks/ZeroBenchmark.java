package org.tbimage.benchmarks;

import java.nio.ByteBuffer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.tbimage.value.Sha256;

/** The test for zeros, which has to look at all of a chunk only where it is zero. */
@State(Scope.Thread)
public class ZeroBenchmark {
    private final ByteBuffer[] zeros = new ByteBuffer[Samples.COUNT];
    private final Sha256.Hasher hasher = new Sha256.Hasher();
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

    /**
     * A chunk with content, hashed after it was tested: what one pass for both could save at most is the difference to
     * {@link DigestBenchmark#sha256}.
     *
     * @return the digest
     */
    @Benchmark
    public Sha256 contentThenDigest() {
        ByteBuffer chunk = Samples.get(number++);
        return ZeroTest.isZero(chunk) ? Sha256.digest(ByteBuffer.allocate(0)) : hasher.hash(chunk);
    }
}
