package org.tbimage.testbox.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tbimage.testbox.fault.FaultyFiles;
import org.tbimage.testbox.fault.FileFaults;
import org.tbimage.testbox.fault.FileFaults.WriteFailure;
import org.tbimage.testbox.info.BoxInfo;
import org.tbimage.testbox.process.CommandResult;

/** T47: with an unwritable backup share, restores work, every attempt is counted, and no box restarts for ever. */
class UnwritableShareTest {
    private static final int SIZE = 64 << 10;

    @TempDir
    Path root;

    private final FileFaults images = new FileFaults(".*/mnt/testbox-backup.*");
    private final FileFaults both = new FileFaults(".*/mnt/.*");

    private FakeBox box;
    private Path disk;

    @BeforeEach
    void makeBox() throws IOException {
        box = make(images);
    }

    private FakeBox make(FileFaults faults) throws IOException {
        FakeBox made = new FakeBox(new FaultyFiles(faults).wrap(root));
        made.info = InfoCollector.by(new BoxInfo(root, command -> CommandResult.good(""), Clock.systemUTC()));
        made.hostName = Optional.of("box8");
        disk = made.disk("sda", "A", "ata-1", SIZE);
        return made;
    }

    private void wreck() throws IOException {
        Files.write(disk, new byte[SIZE]);
    }

    @ParameterizedTest
    @EnumSource(WriteFailure.class)
    void aRestoreCompletes(WriteFailure why) throws IOException {
        byte[] content = Files.readAllBytes(disk);
        assertThat(box.ask("backup").run()).as(box.console.toString()).isZero();
        wreck();
        box.hostName = Optional.of("box9"); // a name that would have to be written
        images.failWrites(why);
        assertThat(box.ask("restore").run()).as(box.console.toString()).isZero();
        assertThat(disk).hasBinaryContent(content);
        assertThat(box.request).doesNotExist();
        assertThat(box.request.getParent()).isEmptyDirectory();
        assertThat(box.console)
                .anyMatch(line -> line.contains("warning: this attempt can't be counted in the store: "))
                .anyMatch(line -> line.contains("warning: a log can't be written: "))
                .anyMatch(line -> line.contains("warning: could not write the description of this box: "));
        assertThat(box.reboots()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(WriteFailure.class)
    void aRescueStaysUp(WriteFailure why) throws IOException {
        images.failWrites(why);
        assertThat(box.ask("rescue").run()).as(box.console.toString()).isZero();
        assertThat(box.console).anyMatch(line -> line.contains("rescue: the box stays up"));
        assertThat(box.reboots()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"FULL, 41", "QUOTA, 41", "READ_ONLY, 42", "SQUASHED, 42"})
    void refreshInfoFailsWithTheCodeOfTheStoreAndIsCounted(WriteFailure why, int code) throws IOException {
        images.failWrites(why);
        box.ask("refresh-info", "testbox-attempts=3");
        assertThat(box.run()).as(box.console.toString()).isEqualTo(code);
        assertThat(box.run()).isEqualTo(code);
        assertThat(box.reboots()).isEqualTo(2);
        assertThat(box.run()).isEqualTo(code);
        assertThat(box.reboots()).isEqualTo(2);
        assertThat(box.console).anyMatch(line -> line.contains("warning: parked after 3 failed attempts"));
    }

    @ParameterizedTest
    @EnumSource(WriteFailure.class)
    void aRestoreThatFailsIsCountedBesideItsRequest(WriteFailure why) throws IOException {
        images.failWrites(why);
        box.ask("restore", "testbox-attempts=2");
        assertThat(box.run()).as(box.console.toString()).isEqualTo(20);
        assertThat(box.request.resolveSibling(".0A00020F.attempts")).exists();
        assertThat(box.reboots()).isEqualTo(1);
        images.end(); // the next try is counted in the store, and goes on from the number on the TFTP share
        assertThat(box.run()).isEqualTo(20);
        assertThat(box.reboots()).isEqualTo(1);
        assertThat(box.log()).contains("parked after 2 failed attempts");
    }

    @ParameterizedTest
    @EnumSource(WriteFailure.class)
    void withoutACountTheBoxDoesNotRestartForEver(WriteFailure why) throws IOException {
        box = make(both);
        box.ask("restore");
        both.failWrites(why);
        assertThat(box.run()).as(box.console.toString()).isEqualTo(20);
        assertThat(box.reboots()).isZero();
        assertThat(box.console)
                .anyMatch(line -> line.contains("it can't be counted on the TFTP share, either"))
                .anyMatch(line -> line.contains("warning: parked after failed attempts that could not be counted"));
    }
}
