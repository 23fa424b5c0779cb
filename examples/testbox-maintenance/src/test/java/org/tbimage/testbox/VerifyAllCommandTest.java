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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code verify --all} on the command line: output, exit codes and hints. */
class VerifyAllCommandTest {
    @TempDir
    Path folder;

    private Path store;

    @BeforeEach
    void makeImages() throws IOException {
        store = Files.createDirectory(folder.resolve("store"));
        for (String image : new String[] {"box1/sda", "box2/sda"}) {
            byte[] content = new byte[1 << 20];
            new Random(image.hashCode()).nextBytes(content);
            Path disk = Files.write(folder.resolve("disk"), content);
            assertThat(Run.of("backup", "--store", store + "", "--image", image, disk + "")
                            .code())
                    .isZero();
        }
    }

    private Run verify(String... more) {
        Stream<String> words = Stream.of("verify", "--store", store + "");
        return Run.of(Stream.concat(words, Stream.of(more)).toArray(String[]::new));
    }

    @Test
    void allImagesAreVerified() {
        Run run = verify("--all", "--minutes", "5");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).startsWith("2 images are whole").containsPattern("size +2\\.0 MiB");
        assertThat(store.resolve("box1/sda.verified.json")).content().contains("\"result\": \"whole\"");
        assertThat(verify("--all", "--image", "box2").out()).startsWith("1 image is whole");
    }

    @Test
    void aDamagedImageHasItsExitCode() throws IOException {
        Path pack;
        try (Stream<Path> files = Files.list(store.resolve("box1"))) {
            pack = files.filter(file -> file.getFileName().toString().matches("sda\\.2.*zst"))
                    .findFirst()
                    .orElseThrow();
        }
        byte[] bytes = Files.readAllBytes(pack);
        bytes[1000] ^= 4;
        Files.write(pack, bytes);
        Run run = verify("--all");
        assertThat(run.code()).isEqualTo(7);
        assertThat(run.err())
                .contains(
                        "warning: box1/sda@",
                        pack + " at byte ",
                        "1 image of dir:" + store + " failed; 1 image is whole")
                .doesNotContain("looks complete");
        assertThat(store.resolve("box1/sda.verified.json")).content().contains("damaged");
    }

    @ParameterizedTest
    @CsvSource({
        "--all --generation 20261122T101500Z, is for one image",
        "--all --file sda.gz, is for one image",
        "--image box1/sda --minutes 5, limits the time for many images",
        "--all --minutes 0, expected a whole number from 1",
        "--all --image a/b/c, bad image",
        "--minutes 5, limits the time for many images",
    })
    void settingsThatDoNotFitAreRefused(String words, String message) {
        Run run = verify(words.split(" ", -1));
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains(message);
    }
}
