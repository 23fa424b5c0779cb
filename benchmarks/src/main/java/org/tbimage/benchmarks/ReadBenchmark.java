package org.tbimage.benchmarks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.tbimage.core.Tbimage;
import org.tbimage.device.BlockDevice;
import org.tbimage.device.OpenMode;

/**
 * Reading a disk image in a file. It lies in the folder for temporary files, so {@code -Djava.io.tmpdir=/dev/shm}, or
 * another folder, tells which medium is measured.
 */
@State(Scope.Thread)
public class ReadBenchmark {
    /** Who opens the file: Linux's own calls, or what every Java has. */
    @Param({"linux", "file"})
    public String provider;

    private final ByteBuffer chunk = ByteBuffer.allocateDirect(Samples.CHUNK + BlockDevice.BUFFER_ALIGNMENT)
            .alignedSlice(BlockDevice.BUFFER_ALIGNMENT)
            .limit(Samples.CHUNK)
            .slice();
    private Path file;
    private BlockDevice device;
    private long number;

    /** Ready for the set-up. */
    public ReadBenchmark() {}

    /**
     * Writes the samples into a file, and opens it.
     *
     * @throws IOException if that fails
     */
    @Setup(Level.Trial)
    public void open() throws IOException {
        file = Files.createTempFile("tbimage-benchmark-", ".img");
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.WRITE)) {
            for (int i = 0; i < Samples.COUNT; i++) {
                ByteBuffer sample = Samples.get(i);
                while (sample.hasRemaining()) {
                    out.write(sample);
                }
            }
            out.force(true);
        }
        device = Tbimage.discover().openDevice(provider + ":" + file, OpenMode.READ);
    }

    /**
     * Removes the file.
     *
     * @throws IOException if that fails
     */
    @TearDown(Level.Trial)
    public void close() throws IOException {
        device.close();
        Files.delete(file);
    }

    /**
     * As the device reads by itself: a file through the page cache, a disk past it.
     *
     * @return the chunk
     * @throws IOException if the device fails
     */
    @Benchmark
    public ByteBuffer read() throws IOException {
        device.read(number++ % Samples.COUNT * Samples.CHUNK, chunk.clear());
        return chunk;
    }

    /**
     * From the medium itself: direct I/O where the provider can.
     *
     * @return the chunk
     * @throws IOException if the device fails
     */
    @Benchmark
    public ByteBuffer readMedium() throws IOException {
        device.readMedium(number++ % Samples.COUNT * Samples.CHUNK, chunk.clear());
        return chunk;
    }
}
