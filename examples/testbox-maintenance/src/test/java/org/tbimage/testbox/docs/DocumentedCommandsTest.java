package org.tbimage.testbox.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tbimage.testbox.cases.Installation;
import org.tbimage.testkit.device.Tools;

/** Runs the shell blocks of the documents that have the comment {@code run: NAME}, with the installed program. */
@Tag("once")
class DocumentedCommandsTest {
    private static final String OPERATIONS = "docs/operations.md";
    private static final String STORE = "export/testbox-backup/";
    private static final String REQUESTS = "export/testbox-tftp/pxelinux.cfg/";
    private static final String REQUEST = REQUESTS + "0A2A0111";
    private static final int SECTOR = 512;

    @TempDir
    static Path installed;

    @TempDir
    Path folder;

    private static Path program;
    private LabServer server;

    @BeforeAll
    static void install() throws Exception {
        program = Installation.in(installed);
    }

    @BeforeEach
    void makeServer() throws IOException {
        server = new LabServer(folder, program);
    }

    @Test
    void readme() throws Exception {
        assertThat(server.run("README.md", "readme")).contains("10.40.41.42/sda");
        assertThat(server.names(STORE + "10.40.41.42"))
                .filteredOn(name -> name.endsWith("Z.json"))
                .hasSize(2);
    }

    @Test
    void anInstallation() throws Exception {
        Path built = server.path("work/examples/testbox-maintenance/target");
        Files.createDirectories(built);
        Tools.run(
                "cp",
                "-r",
                installed.toString(),
                built.resolve("testbox-maintenance").toString());
        server.run(OPERATIONS, "install");
        assertThat(server.path("opt/testbox-maintenance/lib/classes.jsa")).isNotEmptyFile();
        assertThat(server.shell("/usr/local/bin/testbox-maintenance --version")).contains("testbox-maintenance");
    }

    @Test
    void firstBackupAndRestore() throws Exception {
        server.run(OPERATIONS, "first-backup");
        assertThat(server.path(REQUEST)).content().contains("testbox-action-backup ");
        Files.delete(server.path(REQUEST)); // as the box does

        server.backUp("10.42.1.17/sda");
        server.file(STORE + "10.42.1.17/maintenance.log", "the log\n");
        assertThat(server.run(OPERATIONS, "first-result")).contains("10.42.1.17/sda", "the log");

        server.run(OPERATIONS, "first-restore");
        assertThat(server.path(REQUEST)).content().contains("testbox-action-restore ");
    }

    @Test
    void requests() throws Exception {
        String output = server.run(OPERATIONS, "requests");
        assertThat(output).contains("box17", "10.42.1.20", "10.42.1.29");
        assertThat(server.path(REQUEST)).doesNotExist();
        assertThat(server.names(REQUESTS)).contains("0A2A0114", "0A2A011D").hasSize(11);
    }

    @Test
    void anOlderImage() throws Exception {
        String generation = server.backUp("10.42.1.17/sda");
        assertThat(server.run(OPERATIONS, "older-image")).contains(generation);
        assertThat(server.path(REQUEST)).content().contains("testbox-generation=20261130T120000Z");
    }

    @Test
    void aDiskThatIsGone() throws Exception {
        server.backUp("10.42.1.17/sdb");
        server.run(OPERATIONS, "retire");
        assertThat(server.path(STORE + "10.42.1.17/sdb.retired.json")).exists();
    }

    @Test
    void aBoxWithAnotherAddress() throws Exception {
        String generation = server.backUp("10.42.1.17/sda");
        server.run(OPERATIONS, "move");
        assertThat(server.names(STORE + "10.42.1.18")).contains("sda." + generation + ".json");
        assertThat(server.path(STORE + "10.42.1.17/sda." + generation + ".chunks"))
                .doesNotExist();
    }

    @Test
    void aGoldenImage() throws Exception {
        String generation = server.backUp("golden/sda");
        server.run(OPERATIONS, "clone");
        assertThat(server.names(STORE + "10.42.1.20")).contains("sda." + generation + ".json");
        assertThat(server.names(STORE + "10.42.1.21")).contains("sda." + generation + ".json");
    }

    @Test
    void anOlderImageIsRemoved() throws Exception {
        String older = server.backUp("10.42.1.17/sda");
        String newer = server.backUp("10.42.1.17/sda");
        String block = LabServer.block(OPERATIONS, "delete");
        server.shell(block.replace("20261122T101500Z", older));
        assertThat(server.names(STORE + "10.42.1.17")).contains("sda." + newer + ".json");
        assertThat(server.shell("testbox-maintenance list --store dir:/mnt/testbox-backup"))
                .contains(newer)
                .doesNotContain(older);
    }

    @Test
    void aSecondStore() throws Exception {
        String generation = server.backUp("10.42.1.17/sda");
        Files.createDirectories(server.path("mnt/second-store"));
        assertThat(server.run(OPERATIONS, "copy")).contains("would copy 1 image ", "copied 1 image ");
        assertThat(server.names("mnt/second-store/10.42.1.17")).contains("sda." + generation + ".json", "sda.raw.zst");
    }

    @Test
    void nightlyCheck() throws Exception {
        String generation = server.backUp("10.42.1.17/sda");
        assertThat(server.run(OPERATIONS, "nightly")).contains("1 image is whole");
        assertThat(server.path(STORE + "10.42.1.17/sda.verified.json"))
                .content()
                .contains(generation, "whole");
    }

    @Test
    void rulesOfTheStore() throws Exception {
        String pinned = server.backUp("10.42.1.17/sda");
        String older = server.backUp("10.42.1.17/sda");
        server.backUp("10.42.1.17/sda");
        server.backUp("10.42.1.17/sda");
        String block = LabServer.block(OPERATIONS, "retention");
        assertThat(server.shell(block.replace("20261122T101500Z", pinned)))
                .contains("by the rules last 3, daily 7, weekly 4, monthly 6", "pinned")
                .containsPattern(older + " .* removed ");
        assertThat(server.path(STORE + "tbimage.json")).exists();
        assertThat(server.shell("testbox-maintenance list --store dir:/mnt/testbox-backup"))
                .contains(pinned)
                .doesNotContain(older);
    }

    @Test
    void sharing() throws Exception {
        server.backUp("10.42.1.17/sda");
        assertThat(server.run(OPERATIONS, "share")).contains("generations", "1 image is whole");
        String generation = server.backUp("10.42.1.17/sda");
        assertThat(server.path(STORE + "10.42.1.17/sda." + generation + ".from-1.raw.zst"))
                .exists();
    }

    @Test
    void weeklyCheck() throws Exception {
        server.backUp("10.42.1.17/sda");
        assertThat(server.run(OPERATIONS, "weekly")).contains("\"status\":\"ok\"");
    }

    @Test
    void theFirstLookInTheMorning() throws Exception {
        server.file(STORE + "maintenance.log", "2026-11-30T06:00:00Z 10.42.1.17 error: the disk\n");
        server.run(OPERATIONS, "first-backup");
        assertThat(server.run(OPERATIONS, "morning")).contains("error: the disk", "10.42.1.17", "backup");
    }

    @Test
    void anImageOfAnotherFormat() throws Exception {
        Tools.assumeInstalled("qemu-img");
        Files.createDirectories(server.path(STORE + "10.42.1.17"));
        server.shell("qemu-img create -q -f qcow2 made 1M && gzip -c made > /mnt/testbox-backup/10.42.1.17/sda.gz");
        server.run(OPERATIONS, "convert");
        assertThat(server.path("work/DISK")).hasSize(1 << 20);
    }

    @Test
    void aDiskWithBadSectors() throws Exception {
        server.backUp("10.42.1.17/sda");
        server.run(OPERATIONS, "bad-sectors");
        assertThat(server.names(STORE + "10.42.1.17"))
                .filteredOn(name -> name.endsWith("Z.json"))
                .hasSize(2);
    }

    @Test
    void theMarkOfARestoreIsOverwritten() throws Exception {
        byte[] disk = new byte[4 * SECTOR];
        Arrays.fill(disk, (byte) 'x');
        Files.write(server.path("dev/sda"), disk);
        server.run(OPERATIONS, "remove-mark");
        Arrays.fill(disk, 0, SECTOR, (byte) 0);
        assertThat(server.path("dev/sda")).hasBinaryContent(disk);
    }

    @Test
    void theFolderOfImagesIsClosed() throws Exception {
        Tools.assumeRootWith("chown");
        server.run("docs/security.md", "close-the-folder");
        assertThat(Files.getPosixFilePermissions(server.path(STORE))).hasSize(3);
        assertThat(Files.getOwner(server.path(STORE)).getName()).isEqualTo("nobody");
    }
}
