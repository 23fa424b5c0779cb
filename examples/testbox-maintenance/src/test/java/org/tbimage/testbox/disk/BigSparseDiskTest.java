package org.tbimage.testbox.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tbimage.testkit.device.Patterns;

/**
 * A disk of 2 TiB with 256 MiB of data, or the number of MiB in {@code -Dtbimage.big.mib}. The promise is a heap of 256 MiB
 * for any size of disk. This test allows 32 MiB, so that memory in proportion to the disk is noticed: 16 bytes for each
 * chunk are too much.
 */
class BigSparseDiskTest {
    private static final long SIZE = 2L << 40;
    private static final int EXTENT = 16 << 20;
    private static final int EXTENTS = (Integer.getInteger("tbimage.big.mib", 256) << 20) / EXTENT;
    private static final String HEAP = "-Xmx32m";

    @TempDir
    Path folder;

    /** The data is spread over the disk and not aligned to chunks. */
    private static long place(int extent) {
        return extent * (SIZE / EXTENTS) + extent * 12_345L * 512;
    }

    private static ByteBuffer data(int extent) {
        ByteBuffer bytes = ByteBuffer.allocate(EXTENT);
        for (int at = 0; at < EXTENT; at += 1 << 20) {
            Patterns.fill(bytes.slice(at, 1 << 19), at, extent); // and as much that compresses
        }
        return bytes;
    }

    private static Path makeDisk(Path file) throws IOException {
        try (FileChannel disk = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            disk.write(ByteBuffer.allocate(1), SIZE - 1);
            for (int extent = 0; extent < EXTENTS; extent++) {
                disk.write(data(extent), place(extent));
            }
        }
        return file;
    }

    private static void assertHolds(Path file) throws IOException {
        assertThat(Files.size(file)).isEqualTo(SIZE);
        ByteBuffer found = ByteBuffer.allocate(EXTENT);
        try (FileChannel disk = FileChannel.open(file, StandardOpenOption.READ)) {
            for (int extent = 0; extent < EXTENTS; extent++) {
                found.clear();
                assertThat(disk.read(found, place(extent))).isEqualTo(EXTENT);
                assertThat(found.flip().equals(data(extent)))
                        .as("extent " + extent)
                        .isTrue();
            }
        }
    }

    @Test
    void imagesVerifiesAndRestores() throws Exception {
        String disk = makeDisk(folder.resolve("disk.img")).toString();
        Path copy = folder.resolve("copy.img");
        String store = Files.createDirectory(folder.resolve("store")).toString();
        assertThat(run("backup", store, "--level", "1", disk)).startsWith("0 backed up");
        assertThat(run("verify", store)).startsWith("0 ").contains("is whole");
        assertThat(run("restore", store, copy.toString())).startsWith("0 restored");
        assertHolds(copy);
        assertThat(run("verify", store, copy.toString())).startsWith("0 ").contains("is equal");
        assertThat(run("restore", store, copy.toString())).contains("nothing was written");
    }

    private static String run(String command, String store, String... more) throws IOException, InterruptedException {
        String[] first = {command, "--quiet", "--store", store, "--image", "box/sda"};
        String[] all = java.util.Arrays.copyOf(first, first.length + more.length);
        System.arraycopy(more, 0, all, first.length, more.length);
        return Child.runWith(HEAP, all);
    }
}
