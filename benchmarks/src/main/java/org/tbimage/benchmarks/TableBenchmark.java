package org.tbimage.benchmarks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.tbimage.codec.Codec;
import org.tbimage.core.Tbimage;
import org.tbimage.device.DiskIdentity;
import org.tbimage.device.Geometry;
import org.tbimage.store.Encoding;
import org.tbimage.store.ImageDraft;
import org.tbimage.store.ImageInfo;
import org.tbimage.store.ImageReader;
import org.tbimage.store.ImageStore;
import org.tbimage.store.ImageWriter;
import org.tbimage.store.NewImage;
import org.tbimage.value.ByteRange;
import org.tbimage.value.ImageName;
import org.tbimage.value.Sha256;

/**
 * Writing and reading the chunk table of a disk of 8 GiB, through the pack store: an operation is one chunk. Writing
 * includes what else the store does for a chunk: its frame's CRC-32C, and the manifest at the end.
 */
@State(Scope.Thread)
public class TableBenchmark {
    private static final int CHUNKS = 8192;
    private static final String CODEC = "zstd";

    private final ByteBuffer frame = ByteBuffer.allocate(64);
    private final Sha256 digest = Sha256.digest(frame);
    private Codec codec;
    private ImageStore forgetful;
    private ImageStore kept;
    private ImageReader image;

    /** Ready for the set-up. */
    public TableBenchmark() {}

    /**
     * Writes the table that is read.
     *
     * @throws IOException if that fails
     */
    @Setup(Level.Trial)
    public void open() throws IOException {
        Tbimage tbimage = Tbimage.discover();
        codec = tbimage.codecs().get(CODEC);
        kept = tbimage.openStore("memory:table-" + System.nanoTime());
        forgetful = tbimage.openStore("forgetful:table");
        image = kept.open(writeTo(kept).ref());
    }

    /**
     * Closes what was opened.
     *
     * @throws IOException if that fails
     */
    @TearDown(Level.Trial)
    public void close() throws IOException {
        image.close();
        kept.close();
        forgetful.close();
    }

    /**
     * Writes a table.
     *
     * @return the manifest
     * @throws IOException if that fails
     */
    @Benchmark
    @OperationsPerInvocation(CHUNKS)
    public ImageInfo write() throws IOException {
        ImageInfo written = writeTo(forgetful);
        forgetful.delete(written.ref());
        return written;
    }

    private ImageInfo writeTo(ImageStore store) throws IOException {
        ImageDraft draft = new ImageDraft(
                new ImageName("10.40.41.42", "sda"),
                Instant.EPOCH,
                Geometry.withoutSectors((long) CHUNKS * Samples.CHUNK),
                DiskIdentity.NONE,
                Optional.empty(),
                new Encoding(CODEC, codec.levels().standard(), Samples.CHUNK),
                Tbimage.version(),
                "benchmark");
        try (ImageWriter writer = store.create(NewImage.of(draft, codec), warning -> {})) {
            for (long i = 0; i < CHUNKS; i++) {
                ByteRange range = new ByteRange(i * Samples.CHUNK, Samples.CHUNK);
                writer.put(range, digest, frame.duplicate(), List.of());
            }
            return writer.publish(Duration.ZERO, 0);
        }
    }

    /**
     * Reads a table.
     *
     * @return bytes of the disk
     * @throws IOException if that fails
     */
    @Benchmark
    @OperationsPerInvocation(CHUNKS)
    public long read() throws IOException {
        long covered = 0;
        try (ImageReader.EntryCursor entries = image.entries()) {
            for (var entry = entries.next(); entry != null; entry = entries.next()) {
                covered += entry.range().length();
            }
        }
        return covered;
    }
}
