package org.tbimage.testbox.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tbimage.testbox.Run;
import org.tbimage.value.Generation;

/** For a damaged image, a command prints the command that uses the next older image, and that command works. */
class OlderImageAdviceTest {
    private static final int SIZE = 64 << 10;

    @TempDir
    Path folder;

    private Path store;
    private byte[] old;

    @BeforeEach
    void makeTwoImages() throws IOException {
        store = Files.createDirectory(folder.resolve("the store"));
        old = image("backup", 1);
        image("backup-again", 2);
    }

    private byte[] image(String command, int seed) throws IOException {
        byte[] content = new byte[SIZE];
        new Random(seed).nextBytes(content);
        Path disk = Files.write(folder.resolve("disk"), content);
        Run run = Run.of(command, "--store", "dir:" + store, "--image", "box/sda", "--codec", "gzip", disk.toString());
        assertThat(run.code()).as(run.err()).isZero();
        return content;
    }

    private Path newest(String suffix) throws IOException {
        try (Stream<Path> files = Files.list(store.resolve("box"))) {
            return files.filter(file -> file.getFileName().toString().matches("sda\\.2.*" + suffix))
                    .max(Comparator.comparing(OlderImageAdviceTest::generation))
                    .orElseThrow();
        }
    }

    private static Generation generation(Path file) {
        return Generation.parse(file.getFileName().toString().split("\\.", -1)[1]);
    }

    /** Splits a command line like a shell. */
    private static List<String> words(String command) throws IOException {
        String script = "set -- " + command + "; printf '%s\\n' \"$@\"";
        Process shell = new ProcessBuilder("sh", "-c", script).start();
        String output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return output.lines().skip(1).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "chunks", "raw.gz"})
    void theAdvisedCommandWorks(String part) throws IOException {
        Path file = newest(part);
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 0x55;
        Files.write(file, bytes);
        Path target = folder.resolve("tar get");
        Run run = Run.of("restore", "--store", "dir:" + store, "--image", "box/sda", target.toString());
        assertThat(run.code()).as(run.err()).isEqualTo(7);
        String given = run.err()
                .lines()
                .filter(line -> line.contains("looks complete: "))
                .findFirst()
                .orElseThrow(() -> new AssertionError(run.err()));
        List<String> words = words(given.substring(given.indexOf("testbox-maintenance")));
        Run again = Run.of(words.toArray(String[]::new));
        assertThat(again.code()).as(again.err()).isZero();
        assertThat(target).hasBinaryContent(old);
    }

    @Test
    void withoutAnOlderImageThereIsNoAdvice() throws IOException {
        Files.delete(newest("chunks"));
        Run run = Run.of("verify", "--store", "dir:" + store, "--image", "box/sda");
        assertThat(run.err()).contains("looks complete: testbox-maintenance verify");
        Files.delete(newest("chunks"));
        run = Run.of("verify", "--store", "dir:" + store, "--image", "box/sda");
        assertThat(run.code()).isEqualTo(7);
        assertThat(run.err()).doesNotContain("looks complete");
    }
}
