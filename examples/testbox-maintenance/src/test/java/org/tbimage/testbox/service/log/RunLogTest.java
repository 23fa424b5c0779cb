package org.tbimage.testbox.service.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tbimage.testkit.device.Tools;

class RunLogTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-22T12:00:00.5Z"), ZoneOffset.UTC);

    @TempDir
    Path store;

    private final List<String> console = Collections.synchronizedList(new ArrayList<>());
    private final RunLog runLog = new RunLog(NOON, console::add);

    @Test
    void everyLineHasTimeAddressAndLevel() throws IOException {
        runLog.info("before");
        runLog.openGlobal(store);
        Path box = Files.createDirectory(store.resolve("10.0.0.1"));
        runLog.openBox(box, "10.0.0.1", "box7");
        runLog.info("fine");
        runLog.warning("hm");
        runLog.error("bad");
        runLog.output("progress 42%");

        String head = "2026-11-22T12:00:00Z: 10.0.0.1: ";
        assertThat(box.resolve("maintenance.log"))
                .hasContent("================ " + head + "box7 starts a new session ================\n" + head
                        + "info: fine\n" + head + "warning: hm\n" + head + "error: bad\n");
        assertThat(store.resolve("maintenance.log"))
                .hasContent(head + "box7 starts a new session\n" + head + "error: bad\n");
        assertThat(Files.readAllLines(box.resolve("maintenance-output.log")))
                .isEqualTo(console)
                .startsWith("2026-11-22T12:00:00Z: unknown: info: before")
                .endsWith(head + "progress 42%");
    }

    @Test
    void hostileTextIsOneSafeLine() throws IOException {
        runLog.openGlobal(store);
        runLog.openBox(store, "10.0.0.1", "box7");
        runLog.error("a\n2026-01-01: 10.0.0.9: info: forged\u001b[2J");
        assertThat(console.get(console.size() - 1)).endsWith("error: a 2026-01-01: 10.0.0.9: info: forged?[2J");
    }

    @Test
    void aLineIsNeverLongerThanOneWrite() throws IOException {
        runLog.openGlobal(store);
        runLog.global("\u00e4".repeat(10_000));
        byte[] bytes = Files.readAllBytes(store.resolve("maintenance.log"));
        assertThat(bytes.length).isBetween(4090, 4096);
        assertThat(new String(bytes, StandardCharsets.UTF_8))
                .endsWith("\u00e4...\n")
                .doesNotContain("\ufffd");
    }

    @Test
    void anUnwritableLogDoesNotStopTheRun() {
        runLog.openGlobal(store.resolve("gone"));
        runLog.openBox(store.resolve("gone/box"), "10.0.0.1", "box7");
        runLog.error("bad");
        runLog.record(store.resolve("gone/x"), "{}");
        assertThat(console)
                .filteredOn(line -> line.contains("a log can't be written"))
                .hasSize(1);
    }

    /** All boxes can write in the folders of logs, so links there, for example to a disk, are not followed. */
    @Test
    void aLogThatIsALinkIsNotFollowed() throws IOException {
        Path precious = Files.writeString(store.resolve("precious"), "precious");
        Path box = Files.createDirectory(store.resolve("box"));
        for (String log : List.of("maintenance.log", "maintenance-output.log", "maintenance-runs.jsonl")) {
            Files.createSymbolicLink(box.resolve(log), precious);
        }
        Files.createSymbolicLink(store.resolve("maintenance.log"), store.resolve("made"));
        runLog.openGlobal(store);
        runLog.openBox(box, "10.0.0.1", "box7");
        runLog.error("bad");
        runLog.record(box.resolve("maintenance-runs.jsonl"), "{}");
        assertThat(precious).hasContent("precious");
        assertThat(store.resolve("made")).doesNotExist();
        assertThat(console).anyMatch(line -> line.contains("maintenance.log is not a regular file"));
    }

    /** Opening a pipe without a reader blocks for ever. */
    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aLogThatIsAPipeDoesNotStopTheRun() throws IOException {
        Tools.assumeInstalled("mkfifo");
        Path box = Files.createDirectory(store.resolve("box"));
        for (String log : List.of("box/maintenance.log", "box/maintenance-output.log", "maintenance.log")) {
            Tools.run("mkfifo", store.resolve(log).toString());
        }
        runLog.openGlobal(store);
        runLog.openBox(box, "10.0.0.1", "box7");
        runLog.error("bad");
        assertThat(console)
                .anyMatch(line -> line.contains("is not a regular file"))
                .anyMatch(line -> line.endsWith("error: bad"));
    }

    @Test
    void linesOfManyBoxesAreNeverMixed() throws Exception {
        int lines = 40;
        List<Thread> boxes = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            String text = String.valueOf(i).repeat(100 * i + 1);
            RunLog one = new RunLog(NOON, line -> {});
            one.openGlobal(store);
            boxes.add(new Thread(() -> {
                for (int n = 0; n < lines; n++) {
                    one.global(text);
                }
            }));
        }
        boxes.forEach(Thread::start);
        for (Thread box : boxes) {
            box.join();
        }
        assertThat(Files.readAllLines(store.resolve("maintenance.log")))
                .hasSize(8 * lines)
                .allMatch(line -> line.matches("2026-11-22T12:00:00Z: unknown: (\\d)\\1*"));
        assertThat(store.resolve("maintenance.log.lock")).doesNotExist();
    }

    @Test
    void aLineMissingFromTheLabLogIsInTheLogOfTheBox() throws IOException {
        Path box = Files.createDirectory(store.resolve("10.0.0.1"));
        Files.createDirectory(store.resolve("maintenance.log"));
        runLog.openGlobal(store);
        runLog.openBox(box, "10.0.0.1", "box7");
        runLog.error("bad");
        assertThat(Files.readString(box.resolve("maintenance.log")))
                .containsOnlyOnce("warning: the log of all boxes can't be written and lacks lines of this run: ")
                .contains("error: bad");
    }

    @Test
    void theLineStreamPassesCompleteLines() {
        List<String> lines = new ArrayList<>();
        try (PrintStream out = new PrintStream(
                new LineOutputStream(lines::add, StandardCharsets.UTF_8), true, StandardCharsets.UTF_8)) {
            out.print("a\u00e4");
            out.print("b\nc\n");
            out.print("open");
        }
        assertThat(lines).containsExactly("a\u00e4b", "c");
    }
}
