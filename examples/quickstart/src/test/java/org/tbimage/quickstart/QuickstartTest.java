package org.tbimage.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tbimage.core.Tbimage;

/** Runs the code that the README of tbimage shows. */
class QuickstartTest {
    @TempDir
    Path folder;

    @Test
    void backsUpADiskThatRestoresEqual() throws Exception {
        byte[] content = new byte[3 << 20];
        new Random(1).nextBytes(content);
        Path disk = Files.write(folder.resolve("disk.img"), content);
        Path copy = folder.resolve("copy.img");
        String store = "dir:" + Files.createDirectory(folder.resolve("store"));

        assertThat(Quickstart.backup(store, "box/disk", disk.toString()).warnings())
                .isEmpty();
        Tbimage.discover().run("restore", Map.of("store", store, "image", "box/disk", "device", copy.toString()));

        assertThat(copy).hasSameBinaryContentAs(disk);
    }
}
