package org.tbimage.testbox.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tbimage.testbox.Run;

/** A bad value is shown once, with the expected form and a pointer to the help. */
class BadValueTest {
    @TempDir
    Path work;

    @BeforeEach
    void makeStoreAndDisk() throws IOException {
        Files.createDirectory(work.resolve("store"));
        Files.write(work.resolve("disk"), new byte[4096]);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "backup --image|b/sda --level|many",
                "backup --image|b/sda --level|99",
                "backup --image|b/sda --level|-99",
                "backup --image|b/sda --level|99999999999",
                "backup --image|b/sda --level|",
                "backup --image|b/sda --level|1.5",
                "backup --image|b/sda --chunk-size|64k",
                "backup --image|b/sda --chunk-size|100000",
                "backup --image|b/sda --chunk-size|0",
                "backup --image|b/sda --chunk-size|99999999999999",
                "backup --image|b/sda --rescue-minutes|-1",
                "backup --image|b/sda --rescue-minutes|soon",
                "backup --image|b/sda --rescue-minutes|99999999999",
                "backup --image|b/sda --on-unreadable|maybe",
                "backup --image|sda",
                "backup --image|b/sda/x",
                "backup --image|",
                "backup --image|b/..",
                "backup --image|b\nx/sda",
                "restore --image|b/sda --generation|yesterday",
                "restore --image|b/sda --generation|20261399T999999Z",
                "restore --image|sda",
                "verify --image|sda"
            })
    void isShownOnceWithTheExpectedForm(String line) {
        String[] words = line.split(" ");
        String option = words[words.length - 1];
        String value = option.substring(option.indexOf('|') + 1);
        Run run = run(words);
        assertThat(run.code()).as(run.err()).isEqualTo(2);
        assertThat(run.err().lines()).hasSize(2);
        String message = run.err().lines().toList().get(0);
        String shown = value.replace('\n', '?');
        assertThat(message)
                .contains("bad " + option.substring(2, option.indexOf('|')))
                .contains("expected ");
        assertThat(message.split("'" + Pattern.quote(shown) + "'", -1)).hasSize(2);
        assertThat(run.err()).contains("-> see 'testbox-maintenance " + words[0] + " --help'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"list", "show"})
    void commandsThatReadAStoreDoTheSame(String command) {
        Run run = Run.of(command, "--store", work.resolve("store").toString(), "--image", "sda");
        assertThat(run.err())
                .isEqualTo("testbox-maintenance: bad image name 'sda': expected BOX/DISK, as in 10.40.41.42/sda\n"
                        + "  -> see 'testbox-maintenance " + command + " --help'\n");
        assertThat(run.code()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dir:", "memory:x?y", ":", "dir:/tmp?marker=maybe", "dir:/tmp?mark=1"})
    void aMalformedStoreIsShownOnce(String store) {
        Run run = Run.of("list", "--store", store);
        assertThat(run.code()).as(run.err()).isIn(2, 3, 40);
        assertThat(run.err().lines()).hasSize(2);
        assertThat(run.err().split(Pattern.quote("'" + store + "'"), -1)).hasSizeLessThanOrEqualTo(2);
    }

    private Run run(String... words) {
        Stream<String> given = Arrays.stream(words).flatMap(word -> {
            int bar = word.indexOf('|');
            return bar < 0 ? Stream.of(word) : Stream.of(word.substring(0, bar), word.substring(bar + 1));
        });
        return Run.of(Stream.concat(
                        given,
                        Stream.of(
                                "--store",
                                work.resolve("store").toString(),
                                work.resolve("disk").toString()))
                .toArray(String[]::new));
    }
}
