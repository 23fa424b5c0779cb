package org.tbimage.testbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tbimage.core.Tbimage;

/** Complete command lines, with a store in a folder and disks as files. */
class CliTest {
    private static final int SIZE = 3 << 20;
    private static final Tbimage TBIMAGE = Tbimage.discover();

    @TempDir
    Path folder;

    private String store;
    private Path disk;
    private byte[] content;

    @BeforeEach
    void makeDiskAndStore() throws IOException {
        content = new byte[SIZE];
        new Random(1).nextBytes(content);
        Arrays.fill(content, 1 << 20, 2 << 20, (byte) 0);
        disk = Files.write(folder.resolve("disk.img"), content);
        store = "dir:" + Files.createDirectory(folder.resolve("store"));
    }

    @Test
    void backsUpAndRestores() throws IOException {
        Run backup = on("backup", "--codec", "gzip", "--level", "1", disk.toString());
        assertThat(backup.code()).as(backup.err()).isZero();
        assertThat(backup.err()).isEmpty();
        assertThat(backup.out())
                .startsWith("backed up to " + store)
                .contains("  size           3.0 MiB (3145728 bytes)\n", "  zero chunks    1\n");

        Path copy = folder.resolve("copy.img");
        assertThat(on("restore", copy.toString()).code()).isZero();
        assertThat(copy).hasBinaryContent(content);
        assertThat(on("verify").out()).contains(" is whole\n");
        assertThat(on("verify", copy.toString()).out()).contains(" is equal to box/sda@");
    }

    @Test
    void everyInstalledCodecWorks() throws IOException {
        for (String codec : TBIMAGE.codecs().names()) {
            String image = "--image=box/" + codec;
            Run backup = Run.of("backup", "--store", store, image, "--codec", codec, disk.toString());
            assertThat(backup.code()).as(backup.err()).isZero();
            Path copy = folder.resolve(codec);
            assertThat(Run.of("restore", "--store", store, image, copy.toString())
                            .code())
                    .isZero();
            assertThat(copy).hasBinaryContent(content);
        }
        assertThat(TBIMAGE.codecs().names()).contains("gzip", "lz4", "xz", "zstd");
    }

    @Test
    void theDefaultCodecIsInstalled() {
        assertThat(on("backup", disk.toString()).code()).isZero();
        assertThat(on("show", "--json").out()).contains("\"codec\":\"zstd\"");
    }

    @Test
    void aDryRunWritesNothing() throws IOException {
        backUp();
        Path other = Files.write(folder.resolve("other.img"), new byte[SIZE]);
        Run plan = on("restore", "--dry-run", other.toString());
        assertThat(plan.code()).isZero();
        assertThat(plan.out()).contains("nothing was written", "  chunks to write  2\n");
        assertThat(other).hasBinaryContent(new byte[SIZE]);
    }

    @Test
    void theFirstImageIsNeverReplaced() {
        backUp();
        Run again = on("backup", "--codec=gzip", disk.toString());
        assertThat(again.code()).isEqualTo(6);
        assertThat(again.err().lines()).hasSize(2).last().asString().contains("backup-again");
        assertThat(on("backup-again", "--codec=gzip", disk.toString()).code()).isZero();
        assertThat(on("list").out().lines()).hasSize(3);
    }

    @Test
    void aDifferenceHasItsOwnExitCode() throws IOException {
        backUp();
        content[5] ^= 1;
        Files.write(disk, content);
        Run verify = on("verify", disk.toString(), "--json");
        assertThat(verify.code()).isEqualTo(4);
        assertThat(verify.err()).isEmpty();
        assertThat(verify.out()).startsWith("{\"status\":\"failed\",\"problem\":\"DIFFERENT\",\"message\":\"");
    }

    @Test
    void imagesAreListedAndShown() {
        assertThat(Run.of("list", "--store", store).err()).contains("there are no images");
        backUp();
        Run list = Run.of("list", "--store", store);
        assertThat(list.out().lines().findFirst().orElseThrow())
                .matches("IMAGE +GENERATION +AGE +SIZE +STORED +SHARED +CODEC +STATE");
        assertThat(list.out()).contains("box/sda  2", "3.0 MiB", "gzip", "good");
        assertThat(on("list", "--json").out())
                .startsWith("{\"status\":\"ok\",\"store\":\"" + store + "\",\"images\":[{\"image\":\"box/sda\",")
                .contains("\"size\":3145728,", "\"state\":\"good\"");
        assertThat(on("show").out()).contains("  chunk size          1.0 MiB (1048576 bytes)\n");
        assertThat(Run.of("show", "--store", store).out()).isEqualTo(on("show").out());
        assertThat(on("show", "--json").out()).contains("\"image\":{\"image\":\"box/sda\",", "\"degraded\":false");
    }

    @Test
    void aDamagedImageDoesNotHideTheOthers() throws IOException {
        backUp();
        Run.of("backup", "--store", store, "--image", "box/sdb", "--codec=gzip", disk.toString());
        try (Stream<Path> files = Files.list(folder.resolve("store/box"))) {
            Path manifest = files.filter(file -> file.toString().matches(".*sda\\.\\w+\\.json"))
                    .findFirst()
                    .orElseThrow();
            Files.writeString(manifest, "{}");
        }
        Run list = Run.of("list", "--store", store);
        assertThat(list.code()).isZero();
        assertThat(list.out()).containsPattern("box/sda.* damaged\n").containsPattern("box/sdb.* good\n");
        assertThat(on("show").code()).isEqualTo(7);
    }

    @Test
    void missingThingsAreReported() {
        assertThat(on("show").code()).isEqualTo(5);
        assertThat(on("restore", disk.toString()).code()).isEqualTo(5);
        assertThat(on("verify", "--generation", "yesterday").code()).isEqualTo(2);
        assertThat(Run.of("list", "--store", "dir:" + folder + "/nowhere").code())
                .isEqualTo(40);
        assertThat(Run.of("list", "--store", "tape:x").code()).isEqualTo(3);
        assertThat(on("backup", "--codec=gzip", folder + "/none.img").code()).isEqualTo(36);
        assertThat(on("backup", "--codec=gzip", folder.toString()).code()).isEqualTo(34);
        assertThat(on("backup", "--codec=zpaq", disk.toString()).code()).isEqualTo(3);
    }

    @Test
    void installedProvidersAreListed() {
        assertThat(Run.of("codecs").out()).containsPattern("gzip +gz +0 +3 +9 .* for levels 1 to .*expands");
        assertThat(Run.of("stores").out()).contains("dir ", "memory ");
        assertThat(Run.of("codecs", "--json").out()).contains("{\"name\":\"gzip\",\"suffix\":\"gz\",\"fastest\":0,");
        assertThat(Run.of("devices", "--json").out()).startsWith("{\"status\":\"ok\",\"schemes\":[\"file\",");
    }

    private void backUp() {
        assertThat(on("backup", "--codec=gzip", disk.toString()).code()).isZero();
    }

    private Run on(String command, String... more) {
        return Run.of(with(new String[] {command, "--store", store, "--image", "box/sda"}, more));
    }

    private static String[] with(String[] first, String... more) {
        return Stream.concat(Stream.of(first), Stream.of(more)).toArray(String[]::new);
    }
}
