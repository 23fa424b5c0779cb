package org.tbimage.testbox.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tbimage.testbox.Run;

/** The service removes images by the settings of the store, after a successful backup, and only then. */
class StoreRetentionRunTest {
    private static final int SIZE = 1 << 20;

    @TempDir
    Path root;

    private FakeBox box;
    private Path sda;

    @BeforeEach
    void makeBox() throws IOException {
        box = new FakeBox(root);
        sda = box.disk("sda", "A", "ata-1", SIZE);
    }

    private void settings(String text) throws IOException {
        Files.writeString(box.store.resolve("tbimage.json"), text);
    }

    /** The generations that a list shows, the oldest first. */
    private List<String> generations(String disk) {
        return Run.of("list", "--store", "dir:" + box.store, "--image", FakeBox.ADDRESS + "/" + disk)
                .out()
                .lines()
                .skip(1)
                .map(line -> line.split(" +", -1)[1])
                .toList();
    }

    @Test
    void theRulesOfTheStoreApplyAfterABackup() throws IOException {
        box.disk("sdb", "B", "ata-2", SIZE);
        settings("{\"retention\": {\"keepLast\": 2}}");
        assertThat(box.ask("backup").run()).as(box.console.toString()).isZero();
        assertThat(box.ask("backup-again").run()).isZero();
        List<String> before = generations("sda");
        assertThat(before).hasSize(2);
        assertThat(box.ask("backup-again").run()).as(box.console.toString()).isZero();
        assertThat(generations("sda")).hasSize(2).startsWith(before.get(1));
        assertThat(generations("sdb")).hasSize(2);
        assertThat(box.log())
                .contains("info: removed " + FakeBox.ADDRESS + "/sda@" + before.get(0)
                        + ": older than the images that the rules keep");
    }

    @Test
    void withoutRulesEveryImageStays() throws IOException {
        settings("{\"share\": \"none\"}");
        for (String action : List.of("backup", "backup-again", "backup-again")) {
            assertThat(box.ask(action).run()).isZero();
        }
        assertThat(generations("sda")).hasSize(3);
    }

    @Test
    void aFailedBackupRemovesNothing() throws IOException {
        box.ask("backup").run();
        box.ask("backup-again").run();
        settings("{\"retention\": {\"keepLast\": 1}}");
        Files.delete(sda);
        assertThat(box.ask("backup-again").run()).isEqualTo(19);
        assertThat(generations("sda")).hasSize(2);
    }

    /** Another request does not remove images, whatever the rules are. */
    @Test
    void aRestoreRemovesNothing() throws IOException {
        box.ask("backup").run();
        box.ask("backup-again").run();
        settings("{\"retention\": {\"keepLast\": 1}}");
        assertThat(box.ask("restore").run()).as(box.console.toString()).isZero();
        assertThat(generations("sda")).hasSize(2);
    }

    /** The new image is stored, so the box restarts. */
    @Test
    void settingsThatAreDamagedOrUnknownAreAWarning() throws IOException {
        box.ask("backup").run();
        for (String text : List.of("{\"retention\": 7}", "{\"retention\": {\"keepLast\": 1, \"keepHourly\": 3}}")) {
            settings(text);
            int before = generations("sda").size();
            assertThat(box.ask("backup-again").run()).as(box.console.toString()).isZero();
            assertThat(generations("sda")).hasSize(before + 1);
            assertThat(box.log()).contains("warning: older images of " + FakeBox.ADDRESS + "/sda were not removed: ");
            assertThat(box.request).doesNotExist();
        }
        assertThat(box.log()).contains("tbimage.json", "keepHourly");
    }

    @Test
    void pinnedImagesStay() throws IOException {
        box.ask("backup").run();
        String first = generations("sda").get(0);
        assertThat(Run.of(
                                "pin",
                                "--store",
                                "dir:" + box.store,
                                "--image",
                                FakeBox.ADDRESS + "/sda",
                                "--generation",
                                first)
                        .code())
                .isZero();
        settings("{\"retention\": {\"keepLast\": 1}}");
        box.ask("backup-again").run();
        box.ask("backup-again").run();
        assertThat(generations("sda")).hasSize(2).startsWith(first);
    }

    @Test
    void aDamagedImageIsKeptAndAWarning() throws IOException {
        box.ask("backup").run();
        String first = generations("sda").get(0);
        settings("{\"retention\": {\"keepLast\": 1}}");
        try (Stream<Path> files = Files.list(box.folder())) {
            for (Path file : files.filter(file -> file.toString().endsWith(first + ".chunks"))
                    .toList()) {
                Files.delete(file);
            }
        }
        assertThat(box.ask("backup-again").run()).isZero();
        assertThat(box.log()).contains("warning: " + FakeBox.ADDRESS + "/sda@" + first + " is kept: damaged: ");
        assertThat(generations("sda")).hasSize(2);
    }
}
