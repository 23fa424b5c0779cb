package org.tbimage.testbox.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tbimage.testbox.Run;
import org.tbimage.testbox.service.TestDisks;

/** The wrong disk is rejected before the first write, unless an option allows it. */
class OtherDiskTest {
    private static final int SIZE = 1 << 20;

    @TempDir
    Path folder;

    private Path disk(String serial, int fill) throws IOException {
        byte[] content = new byte[SIZE];
        java.util.Arrays.fill(content, (byte) fill);
        Path file = Files.write(folder.resolve(serial), content);
        TestDisks.put(file, serial, "slot-" + serial);
        return file;
    }

    private Run on(String command, String... more) throws IOException {
        String store = Files.createDirectories(folder.resolve("store")).toString();
        String[] first = {command, "--store", store, "--image", "box/sda"};
        String[] all = java.util.Arrays.copyOf(first, first.length + more.length);
        System.arraycopy(more, 0, all, first.length, more.length);
        return Run.of(all);
    }

    @Test
    void anotherDiskIsRejectedUnlessAllowed() throws IOException {
        Path imaged = disk("S1", 1);
        Path other = disk("S2", 2);
        byte[] before = Files.readAllBytes(other);
        assertThat(on("backup", imaged.toString()).code()).isZero();

        Run refused = on("restore", other.toString());
        assertThat(refused.code()).as(refused.err()).isEqualTo(35);
        assertThat(refused.err()).contains("serial S1", "serial S2", "--any-disk");
        assertThat(refused.err().lines()).hasSize(2);
        assertThat(other).hasBinaryContent(before);

        Run insisted = on("restore", "--any-disk", other.toString());
        assertThat(insisted.code()).as(insisted.err()).isZero();
        assertThat(insisted.err()).contains("warning: ", "is another disk");
        assertThat(other).hasSameBinaryContentAs(imaged);
    }

    @Test
    void theSameDiskNeedsNoOption() throws IOException {
        Path imaged = disk("S3", 3);
        assertThat(on("backup", imaged.toString()).code()).isZero();
        assertThat(on("restore", imaged.toString()).err()).isEmpty();
    }
}
