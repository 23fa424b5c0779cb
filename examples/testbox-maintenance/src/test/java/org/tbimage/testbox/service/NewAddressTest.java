package org.tbimage.testbox.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tbimage.core.Tbimage;
import org.tbimage.testbox.Run;
import org.tbimage.testbox.info.BoxInfo;
import org.tbimage.testbox.process.CommandResult;

/** A box with another address or name: its images are in the folder of the old address. */
class NewAddressTest {
    private static final int SIZE = 256 << 10;
    private static final String OLD = "10.0.2.99";
    private static final Pattern COMMAND = Pattern.compile("testbox-maintenance ((?:move|clone) [^;]*?)(?=;|$)");

    @TempDir
    Path root;

    private FakeBox box;
    private Path disk;
    private byte[] content;

    @BeforeEach
    void makeImagesUnderTheOldAddress() throws IOException {
        box = new FakeBox(root);
        box.info = InfoCollector.by(new BoxInfo(root, command -> CommandResult.good(""), Clock.systemUTC()));
        disk = box.disk("sda", "A", "ata-1", SIZE);
        content = Files.readAllBytes(disk);
        Tbimage.discover()
                .run(
                        "backup",
                        Map.of(
                                "store",
                                "dir:" + box.store,
                                "image",
                                OLD + "/sda",
                                "codec",
                                "gzip",
                                "device",
                                disk.toString()));
        Files.write(disk, new byte[SIZE]);
    }

    private String error() {
        return box.console.stream()
                .filter(line -> line.contains("error: there is nothing to restore"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aFolderWithImagesOfItsDisksIsNamedAndTheMoveWorks() throws IOException {
        assertThat(box.ask("restore").run()).isEqualTo(20);
        assertThat(error()).contains("similar boxes: " + OLD + " (" + OLD + "/sda@", "was made of the disk sda)");
        Matcher commands = COMMAND.matcher(error());
        assertThat(commands.find()).isTrue();
        Run moved = Run.of(commands.group(1).split(" "));
        assertThat(moved.code()).as(commands.group(1) + ": " + moved.err()).isZero();
        assertThat(box.run()).as(box.console.toString()).isZero();
        assertThat(disk).hasBinaryContent(content);
    }

    @Test
    void theCloneWorks() throws IOException {
        assertThat(box.ask("restore").run()).isEqualTo(20);
        Matcher commands = COMMAND.matcher(error());
        assertThat(commands.find()).isTrue();
        assertThat(commands.group(1)).startsWith("move ");
        assertThat(commands.find()).isTrue();
        assertThat(commands.group(1)).startsWith("clone ");
        Run cloned = Run.of(commands.group(1).split(" "));
        assertThat(cloned.code()).as(commands.group(1) + ": " + cloned.err()).isZero();
        assertThat(box.folder().resolve("sda.raw.gz")).exists();
    }

    /** The folder was renamed by {@code mv}. The box restores from it and adds its next images. */
    @Test
    void aFolderThatWasRenamedByHandIsUsed() throws IOException {
        Files.createDirectories(box.folder().getParent());
        Files.move(box.store.resolve(OLD), box.folder());
        assertThat(box.ask("restore").run()).as(box.console.toString()).isZero();
        assertThat(disk).hasBinaryContent(content);
        assertThat(box.ask("backup-again").run()).as(box.console.toString()).isZero();
        Run list = Run.of("list", "--store", "dir:" + box.store);
        assertThat(list.out()).contains("10.0.2.15/sda").doesNotContain(OLD, "damaged");
        assertThat(list.out().lines().filter(line -> line.contains("10.0.2.15/sda")))
                .hasSize(2);
    }

    @Test
    void aFolderWithItsHostNameIsNamed() throws IOException {
        box.disks.clear();
        disk = box.disk("sda", "NEW", "ata-1", SIZE);
        box.hostName = Optional.of("box7.lab");
        Files.createDirectories(box.store.resolve("10.0.2.77"));
        Files.writeString(box.store.resolve("10.0.2.77/box7.lab"), "box7.lab\n");
        assertThat(box.ask("restore").run()).isEqualTo(20);
        assertThat(error())
                .contains("similar boxes: 10.0.2.77 (has the host name box7.lab)")
                .doesNotContain(OLD + " (");
    }

    @Test
    void withoutASimilarBoxNoFolderIsNamed() throws IOException {
        box.disks.clear();
        box.disk("sda", "NEW", "ata-1", SIZE);
        assertThat(box.ask("restore").run()).isEqualTo(20);
        assertThat(error())
                .doesNotContain(OLD)
                .contains("clone --store dir:" + box.store + " --from BOX --to 10.0.2.15");
    }
}
