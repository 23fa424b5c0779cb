package org.tbimage.testbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tbimage.testkit.device.Tools;

/** {@code copy} on the command line: output, exit codes and hints. */
class CopyCommandTest {
    @TempDir
    Path folder;

    private Path from;
    private Path to;

    @BeforeEach
    void makeStores() throws IOException {
        from = Files.createDirectory(folder.resolve("from"));
        to = Files.createDirectory(folder.resolve("to"));
        backUp("box1/sda", 1);
        backUp("box2/sda", 2);
    }

    private void backUp(String image, int seed) throws IOException {
        byte[] content = new byte[3 << 20];
        new Random(seed).nextBytes(content);
        Path disk = Files.write(folder.resolve("disk"), content);
        assertThat(Run.of("backup", "--store", from + "", "--image", image, disk + "")
                        .code())
                .isZero();
    }

    private Run copy(String... more) {
        Stream<String> words = Stream.of("copy", "--store", from + "", "--to", to + "");
        return Run.of(Stream.concat(words, Stream.of(more)).toArray(String[]::new));
    }

    private Path file(Path store, String box, String suffix) throws IOException {
        try (Stream<Path> files = Files.list(store.resolve(box))) {
            return files.filter(file -> file.getFileName().toString().matches("sda\\.2.*" + suffix))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void theSummaryHasTheNumbers() {
        Run run = copy();
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).startsWith("copied 2 images to dir:" + to).containsPattern("written +6\\.0 MiB");
        Run again = copy("--json");
        assertThat(again.out()).contains("\"copied\":0,\"present\":2,", "\"written\":0");
        assertThat(Run.of("verify", "--store", to + "", "--image", "box2/sda").code())
                .isZero();
    }

    /** The advice to take an older image is for a restore; here it would be wrong. */
    @Test
    void aDamagedImageHasItsExitCode() throws IOException {
        Path pack = file(from, "box1", "raw.zst");
        byte[] bytes = Files.readAllBytes(pack);
        bytes[1000] ^= 4;
        Files.write(pack, bytes);
        Run run = copy("--image", "box1/sda");
        assertThat(run.code()).isEqualTo(7);
        assertThat(run.err()).contains("warning: not copied: box1/sda@").doesNotContain("looks complete");
        Run all = copy("--json");
        assertThat(all.code()).isEqualTo(7);
        assertThat(all.out()).contains("\"problem\":\"IMAGE_DAMAGED\"", "copied 1 image to", "not copied: box1/sda@");
    }

    @Test
    void oneStoreIsWrongUse() {
        Run run = Run.of("copy", "--store", from + "", "--to", from + "");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("is one store: a copy goes to another store", "-> name another store");
    }

    @Test
    void aFullStoreStopsTheCopy() throws IOException {
        Tools.assumeRootWith("mount", "umount");
        Tools.run("mount", "-t", "tmpfs", "-o", "size=5m", "tmpfs", to.toString());
        try {
            Run full = copy();
            assertThat(full.code()).as(full.err()).isEqualTo(41);
            assertThat(full.err()).contains("the store is full");
            assertThat(Run.of("list", "--store", to + "").out())
                    .contains("box1/sda")
                    .doesNotContain("box2");
            assertThat(Run.of("verify", "--store", to + "", "--image", "box1/sda")
                            .code())
                    .isZero();
            Tools.run("mount", "-o", "remount,size=20m", to.toString());
            Run complete = copy();
            assertThat(complete.code()).as(complete.err()).isZero();
            assertThat(complete.out()).contains("copied 1 image ", "; 1 is there already");
        } finally {
            Tools.run("umount", to.toString());
        }
    }
}
