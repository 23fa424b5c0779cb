package org.tbimage.benchmarks;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
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
import org.tbimage.value.ByteRange;

/**
 * Reading and writing 1 MiB of a disk image in a file, or of a loop device over it (root). The file lies in the folder for
 * temporary files, so {@code -Djava.io.tmpdir=/dev/shm}, or another folder, tells which medium is measured.
 */
@State(Scope.Thread)
public class DeviceBenchmark {
    /** A {@code file}, which reads through the page cache, or a {@code loop} device, which reads past it. */
    @Param("file")
    public String where;

    private final ByteBuffer chunk = ByteBuffer.allocateDirect(Samples.CHUNK + BlockDevice.BUFFER_ALIGNMENT)
            .alignedSlice(BlockDevice.BUFFER_ALIGNMENT)
            .limit(Samples.CHUNK)
            .slice();
    private final Tbimage tbimage = Tbimage.discover();
    private TestDisk disk;
    private BlockDevice device;
    private FileChannel plain;
    private long number;

    /** Ready for the set-up. */
    public DeviceBenchmark() {}

    /**
     * Makes a disk, and opens it.
     *
     * @throws IOException if that fails
     */
    @Setup(Level.Trial)
    public void open() throws IOException {
        disk = TestDisk.make(tbimage, where, (long) Samples.COUNT * Samples.CHUNK);
        device = tbimage.openDevice(disk.location(), OpenMode.WRITE);
        plain = FileChannel.open(Path.of(disk.location()));
    }

    /**
     * Removes it.
     *
     * @throws IOException if that fails
     */
    @TearDown(Level.Trial)
    public void close() throws IOException {
        plain.close();
        device.close();
        disk.close();
    }

    private long next() {
        return number++ % Samples.COUNT * Samples.CHUNK;
    }

    /**
     * As the device reads by itself.
     *
     * @return the chunk
     * @throws IOException if the device fails
     */
    @Benchmark
    public ByteBuffer read() throws IOException {
        device.read(next(), chunk.clear());
        return chunk;
    }

    /**
     * From the medium itself, past the page cache.
     *
     * @return the chunk
     * @throws IOException if the device fails
     */
    @Benchmark
    public ByteBuffer readMedium() throws IOException {
        device.readMedium(next(), chunk.clear());
        return chunk;
    }

    /**
     * As any program reads: through the page cache, which has all of it after a moment.
     *
     * @return the chunk
     * @throws IOException if the device fails
     */
    @Benchmark
    public ByteBuffer readBuffered() throws IOException {
        if (plain.read(chunk.clear(), next()) != Samples.CHUNK) {
            throw new EOFException("the disk became shorter");
        }
        return chunk;
    }

    /**
     * Writes.
     *
     * @throws IOException if the device fails
     */
    @Benchmark
    public void write() throws IOException {
        device.write(next(), chunk.clear());
    }

    /**
     * Zeroes by the device's own means, without looking.
     *
     * @throws IOException if the device fails
     */
    @Benchmark
    public void zero() throws IOException {
        device.zero(new ByteRange(next(), Samples.CHUNK));
    }

    /**
     * Looks whether there are zeros already, which spares the write.
     *
     * @return whether there are
     * @throws IOException if the device fails
     */
    @Benchmark
    public boolean lookForZeros() throws IOException {
        device.read(next(), chunk.clear());
        return ZeroTest.isZero(chunk.flip());
    }
}
