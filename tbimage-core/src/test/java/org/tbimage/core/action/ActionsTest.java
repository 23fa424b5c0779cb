package org.tbimage.core.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tbimage.action.Cancellation;
import org.tbimage.action.CancelledException;
import org.tbimage.action.Fact;
import org.tbimage.action.Outcome;
import org.tbimage.core.RunOptions;
import org.tbimage.core.Tbimage;
import org.tbimage.core.engine.Rig;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;

/** The actions as a program calls them, by name and settings. */
class ActionsTest {
    private static final Tbimage TBIMAGE = Tbimage.discover();
    private static final byte[] CONTENT = Rig.content("dtzd", 512);

    @TempDir
    Path folder;

    private Path disk;
    private RunOptions options = RunOptions.defaults().withWorkers(2).withMachine("here");

    @BeforeEach
    void makeDiskAndStore() throws IOException {
        disk = Files.write(folder.resolve("disk"), CONTENT);
        Files.createDirectory(folder.resolve("store"));
    }

    private Outcome run(String action, Path device, String... more) throws IOException {
        Map<String, String> settings = new HashMap<>(
                Map.of("store", folder.resolve("store").toString(), "image", "box/sda", "device", "file:" + device));
        for (int i = 0; i < more.length; i += 2) {
            settings.put(more[i], more[i + 1]);
        }
        return TBIMAGE.run(action, settings, options);
    }

    private static Fact fact(Outcome outcome, String name) {
        return outcome.facts().stream()
                .filter(fact -> fact.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void assertFails(Problem problem, String action, Path device, String... more) {
        assertThatThrownBy(() -> run(action, device, more))
                .isInstanceOfSatisfying(
                        ImagingException.class, e -> assertThat(e.problem()).isEqualTo(problem));
    }

    private void tomorrow() {
        options = options.withClock(Clock.offset(options.clock(), Duration.ofDays(1)));
    }

    @Test
    void theFirstBackupIsTheOnlyFirst() throws IOException {
        assertThat(fact(run("backup", disk, "verify", "true"), "data-chunks").number())
                .isEqualTo(1);
        assertFails(Problem.IMAGE_EXISTS, "backup", disk);
        tomorrow();
        assertThat(fact(run("backup-again", disk), "reused-chunks").number()).isEqualTo(1);
    }

    @Test
    void backupAgainWorksWithoutAFirst() throws IOException {
        assertThat(fact(run("backup-again", disk), "reused-chunks").number()).isZero();
    }

    @Test
    void anyGenerationCanBeRestored() throws IOException {
        String first = fact(run("backup", disk), "generation").text();
        byte[] changed = CONTENT.clone();
        changed[7] ^= 1;
        Files.write(disk, changed);
        tomorrow();
        run("backup-again", disk);
        Path target = folder.resolve("target");
        run("restore", target);
        assertThat(target).hasBinaryContent(changed);
        run("restore", target, "generation", first);
        assertThat(target).hasBinaryContent(CONTENT);
        assertFails(Problem.NO_SUCH_IMAGE, "restore", target, "generation", "20200101T000000Z");
    }

    /** T21: nothing to restore is no success. */
    @Test
    void nothingToRestoreIsAnError() throws IOException {
        assertFails(Problem.NO_SUCH_IMAGE, "restore", folder.resolve("target"));
        assertFails(Problem.NO_SUCH_IMAGE, "verify", disk);
        assertThat(folder.resolve("target")).doesNotExist();
    }

    @Test
    void aPlanChangesNothingAndMakesNoFile() throws IOException {
        run("backup", disk);
        Outcome plan = run("restore", folder.resolve("target"), "dry-run", "true");
        assertThat(fact(plan, "chunks-to-write").number()).isEqualTo(1);
        assertThat(folder.resolve("target")).doesNotExist();
    }

    @Test
    void verifyTellsWhereTheyDiffer() throws IOException {
        run("backup", disk);
        assertThat(run("verify", disk).summary()).contains("is equal to");
        CONTENT[9] ^= 1;
        Files.write(disk, CONTENT);
        CONTENT[9] ^= 1;
        assertThatThrownBy(() -> run("verify", disk)).hasMessageContaining("0..262656");
    }

    @Test
    void refreshInfoKeepsANoteBesideTheImages() throws IOException {
        run("refresh-info", disk);
        Path note = folder.resolve("store/box/sda.info.json");
        assertThat(note)
                .content()
                .contains("\"size\": " + CONTENT.length, "\"logicalSector\": 1")
                .contains("\"format\": \"tbimage-device\"", "\"version\": 1", "\"seenAt\": \"", "\"seenOn\": \"")
                .contains("\"name\": \"", "\"rotational\": ", "\"readOnly\": false", "\"canDiscard\": ")
                .endsWith("}\n");
        Files.write(disk, new byte[512]);
        run("refresh-info", disk);
        assertThat(note).content().contains("\"size\": 512");
    }

    @ParameterizedTest
    @CsvSource({
        "codec, lzma, UNKNOWN_PROVIDER",
        "level, 99, BAD_SETTING",
        "level, fast, BAD_SETTING",
        "chunk-size, 1000000, BAD_SETTING",
        "chunk-size, 1073741824, BAD_SETTING",
        "on-unreadable, perhaps, BAD_SETTING",
        "verify, maybe, BAD_SETTING",
        "image, ../x/y, BAD_SETTING",
        "store, tape:x, UNKNOWN_PROVIDER",
        "frobnicate, 1, BAD_SETTING",
        "device, '', BAD_SETTING"
    })
    void badSettingsAreRefusedBeforeAnythingHappens(String name, String value, Problem problem) throws IOException {
        assertFails(problem, "backup", disk, name, value);
        assertThat(folder.resolve("store")).isEmptyDirectory();
    }

    @Test
    void missingSettingsAreNamed() {
        assertThatThrownBy(() -> TBIMAGE.run("backup", Map.of("store", "x")))
                .hasMessageContaining("'backup' needs the setting 'device'");
        assertThatThrownBy(() -> TBIMAGE.run("erase", Map.of())).hasMessageContaining("backup, backup-again");
    }

    /** What is cancelled leaves no image. */
    @Test
    void cancellingStopsCleanly() throws IOException {
        Cancellation wish = new Cancellation();
        wish.request();
        options = options.withCancellation(wish);
        assertThatThrownBy(() -> run("backup", disk)).isInstanceOf(CancelledException.class);
        try (var files = Files.walk(folder.resolve("store"))) {
            assertThat(files.filter(Files::isRegularFile)).isEmpty();
        }
    }
}
