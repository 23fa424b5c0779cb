package org.tbimage.benchmarks;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.tbimage.core.Tbimage;
import org.tbimage.device.BlockDevice;
import org.tbimage.device.OpenMode;
import org.tbimage.value.ByteRange;

/**
 * A disk to measure with, full at first. It lies in memory, in a file, behind a loop device over a file, or nowhere
 * (synthetic). Files lie in the folder for temporary files. For one thread.
 */
final class TestDisk implements AutoCloseable {
    private static final String SYNTHETIC = "synthetic";

    private final Tbimage tbimage;
    private final boolean synthetic;
    private final long size;
    private final Optional<Path> file;
    private final Optional<LoopDevice> loop;
    private final String location;

    private TestDisk(Tbimage tbimage, String where, long size) throws IOException {
        this.tbimage = tbimage;
        this.size = size;
        this.synthetic = where.equals(SYNTHETIC);
        this.file = where.equals("file") || where.equals("loop") ? Optional.of(makeFile(size)) : Optional.empty();
        this.loop = where.equals("loop") ? Optional.of(LoopDevice.over(file.orElseThrow())) : Optional.empty();
        this.location = switch (where) {
            case SYNTHETIC -> "synthetic:disk?size=" + size;
            case "memory" -> "memory:disk-" + System.nanoTime() + "?size=" + size;
            case "file" -> file.orElseThrow().toString();
            case "loop" -> loop.orElseThrow().path();
            default -> throw new IllegalArgumentException("expected synthetic, memory, file or loop, not " + where);
        };
    }

    /** Makes one of so many bytes: {@code synthetic}, {@code memory}, {@code file} or {@code loop}. */
    static TestDisk make(Tbimage tbimage, String where, long size) throws IOException {
        TestDisk made = new TestDisk(tbimage, where, size);
        made.write(false);
        return made;
    }

    private static Path makeFile(long size) throws IOException {
        Path made = Files.createTempFile("tbimage-benchmark-", ".img");
        try (RandomAccessFile sized = new RandomAccessFile(made.toFile(), "rw")) {
            sized.setLength(size);
        }
        return made;
    }

    /** Where it is, full. */
    String location() {
        return location;
    }

    /** Makes it all zeros, and tells where it is. */
    String blank() throws IOException {
        if (synthetic) {
            return location + "&blank=true";
        }
        try (BlockDevice device = open()) {
            device.zero(new ByteRange(0, size));
            device.flush();
        }
        return location;
    }

    /** Makes it, full before, differ here and there, and tells where it is. */
    String changed() throws IOException {
        write(true);
        return synthetic ? location + "&changed=true" : location;
    }

    private void write(boolean change) throws IOException {
        if (synthetic) {
            return;
        }
        try (BlockDevice device = open()) {
            for (long i = 0; i * Samples.CHUNK < size; i++) {
                if (!change || SyntheticDevice.isChanged(i)) {
                    device.write(i * Samples.CHUNK, SyntheticDevice.content(change ? i + 1 : i));
                }
            }
            device.flush();
        }
    }

    private BlockDevice open() throws IOException {
        return tbimage.openDevice(location, OpenMode.WRITE);
    }

    @Override
    public void close() throws IOException {
        if (loop.isPresent()) {
            loop.get().close();
        }
        if (file.isPresent()) {
            Files.delete(file.get());
        }
    }
}
