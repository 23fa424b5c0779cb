package org.tbimage.benchmarks;

import java.util.zip.CRC32C;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.tbimage.value.Sha256;

/** The two checksums: of a chunk's content, and of a stored frame. */
@State(Scope.Thread)
public class DigestBenchmark {
    private final Sha256.Hasher hasher = new Sha256.Hasher();
    private long number;

    /** Ready. */
    public DigestBenchmark() {}

    /**
     * SHA-256, which the table holds of each chunk.
     *
     * @return the digest
     */
    @Benchmark
    public Sha256 sha256() {
        return hasher.hash(Samples.get(number++));
    }

    /**
     * CRC-32C, which the table holds of each frame.
     *
     * @return the checksum
     */
    @Benchmark
    public long crc32c() {
        CRC32C crc = new CRC32C();
        crc.update(Samples.get(number++));
        return crc.getValue();
    }
}
