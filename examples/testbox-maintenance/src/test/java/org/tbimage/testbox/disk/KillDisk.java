package org.tbimage.testbox.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import org.tbimage.testkit.device.LoopDevice;
import org.tbimage.testkit.device.Patterns;
import org.tbimage.testkit.device.Tools;

/** A block device with one of several contents that are partly equal. */
final class KillDisk implements AutoCloseable {
    static final int CHUNK = 1 << 20;
    static final int SIZE = 12 * CHUNK;

    private static final int IN_COMMON = 4 * CHUNK;

    private final LoopDevice device;

    KillDisk(LoopDevice device) {
        this.device = device;
    }

    static byte[] content(int seed) {
        byte[] bytes = new byte[SIZE];
        Patterns.fill(ByteBuffer.wrap(bytes), 0, 0);
        Patterns.fill(ByteBuffer.wrap(bytes, IN_COMMON, SIZE - IN_COMMON), IN_COMMON, seed);
        bytes[0] = (byte) seed;
        return bytes;
    }

    String path() {
        return device.path().toString();
    }

    void write(int seed) throws IOException {
        write(content(seed));
    }

    void dirty() throws IOException {
        byte[] dirty = new byte[SIZE];
        Arrays.fill(dirty, (byte) 0xA5);
        write(dirty);
    }

    private void write(byte[] content) throws IOException {
        dropCache();
        Files.write(device.path(), content);
        dropCache();
    }

    /** Starts a program and returns after its first write to the device, or at its end. */
    Process startAndAwaitWrite(Launch program) throws IOException {
        long before = writes();
        Process process = program.start();
        while (process.isAlive() && writes() == before) {
            LockSupport.parkNanos(KillMoment.PAUSE_NANOS);
        }
        return process;
    }

    /** The number of writes that the kernel has counted. */
    private long writes() throws IOException {
        String stat = Files.readString(Path.of("/sys/block", device.name(), "stat"));
        return Long.parseLong(stat.strip().split("\\s+", -1)[4]);
    }

    byte[] read() throws IOException {
        dropCache();
        return Files.readAllBytes(device.backing());
    }

    private void dropCache() throws IOException {
        Tools.run("blockdev", "--flushbufs", device.path().toString());
    }

    @Override
    public void close() throws IOException {
        device.close();
    }
}
