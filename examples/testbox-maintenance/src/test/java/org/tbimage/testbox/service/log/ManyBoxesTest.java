package org.tbimage.testbox.service.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Boxes share one log but no memory, so this test uses processes. */
class ManyBoxesTest {
    private static final int BOXES = 4;
    private static final int LINES = 100;
    private static final Pattern WHOLE = Pattern.compile("[0-9TZ:-]+: unknown: (\\w)\\1* \\d+");

    @TempDir
    Path store;

    @Test
    void linesOfManyProcessesAreNeverMixed() throws Exception {
        List<Process> boxes = new ArrayList<>();
        try {
            for (int i = 0; i < BOXES; i++) {
                boxes.add(start(String.valueOf((char) ('a' + i))));
            }
            for (Process box : boxes) {
                assertThat(box.waitFor(3, TimeUnit.MINUTES)).isTrue();
                assertThat(box.exitValue()).isZero();
            }
        } finally {
            boxes.forEach(Process::destroyForcibly);
        }
        List<String> lines = Files.readAllLines(store.resolve("maintenance.log"));
        // few words about long lines, should it fail
        assertThat(lines.size()).isEqualTo(BOXES * LINES);
        assertThat(lines.stream().filter(line -> !WHOLE.matcher(line).matches()).count())
                .as("lines that are torn")
                .isZero();
        for (int i = 0; i < BOXES; i++) {
            String box = ": unknown: " + (char) ('a' + i);
            assertThat(lines.stream().filter(line -> line.contains(box)).map(ManyBoxesTest::number))
                    .containsExactlyElementsOf(IntStream.range(0, LINES).boxed().toList());
        }
    }

    private static int number(String line) {
        return Integer.parseInt(line.substring(line.lastIndexOf(' ') + 1));
    }

    private Process start(String name) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LogWriter.class.getName(),
                        store.toString(),
                        name,
                        String.valueOf(LINES))
                .inheritIO()
                .start();
    }
}
