package org.tbimage.core.blob;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tbimage.store.BlobStore;
import org.tbimage.testkit.device.LoopDevice;
import org.tbimage.testkit.device.Patterns;
import org.tbimage.testkit.device.Tools;

/**
 * Everything that a store reports as stored survives a power failure (T14, T15). The test uses a real ext4 on a real
 * block device, and copies the device at that moment, without cached data.
 */
class PowerCutTest {
    private static final int SIZE = 64 << 20;
    private static final int BLOB = 3_000_001;

    @TempDir
    Path folder;

    private static ByteBuffer content(int seed) {
        ByteBuffer bytes = ByteBuffer.allocate(BLOB);
        Patterns.fill(bytes, 0, seed);
        return bytes.rewind();
    }

    private static BlobStore open(Path point) {
        return new DirectoryBlobStore("dir:" + point, point);
    }

    @Test
    void publishedImagesAreOnTheDisk() throws IOException {
        Tools.assumeRootWith("losetup", "mkfs.ext4", "mount", "umount");
        Path point = Files.createDirectory(folder.resolve("mounted"));
        Path copy = folder.resolve("copy.img");
        try (LoopDevice disk = LoopDevice.create(folder, SIZE, 512)) {
            // the journal commits by itself only once an hour, so the program must have made everything durable
            Tools.run("mkfs.ext4", "-q", disk.path().toString());
            Tools.run("mount", "-o", "commit=3600", disk.path().toString(), point.toString());
            try (BlobStore store = open(point)) {
                publishByEveryWay(store);
                Files.copy(disk.backing(), copy);
            } finally {
                Tools.run("umount", point.toString());
            }
        }
        try (LoopDevice disk = LoopDevice.attach(copy, 512)) {
            Tools.run("mount", disk.path().toString(), point.toString());
            try (BlobStore store = open(point)) {
                assertAllIsThere(store);
            } finally {
                Tools.run("umount", point.toString());
            }
        }
    }

    private static void publishByEveryWay(BlobStore store) throws IOException {
        store.put("box/replaced", content(9));
        store.put("box/replaced", content(1));
        assertThat(store.putIfAbsent("box/put", content(2))).isTrue();
        try (BlobStore.Sink sink =
                store.create("other/deeper/committed", BlobStore.UNKNOWN_LENGTH).orElseThrow()) {
            sink.write(content(3));
            sink.commit();
        }
    }

    private static void assertAllIsThere(BlobStore store) throws IOException {
        assertThat(store.list("")).containsExactly("box/put", "box/replaced", "other/deeper/committed");
        String[] keys = {"box/replaced", "box/put", "other/deeper/committed"};
        for (int seed = 1; seed <= keys.length; seed++) {
            assertThat(store.length(keys[seed - 1])).as(keys[seed - 1]).hasValue(BLOB);
            ByteBuffer found = ByteBuffer.allocate(BLOB);
            store.read(keys[seed - 1], 0, found);
            assertThat(found.flip().equals(content(seed))).as(keys[seed - 1]).isTrue();
        }
    }
}
