package org.tbimage.testbox.pxe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tbimage.testbox.Run;

class PxeConfCommandTest {
    private static final String HEX = "0AA562DC";
    private static final String BOX = "10.165.98.220";

    @TempDir
    Path root;

    private TftpTree tree;

    @BeforeEach
    void makeTree() throws IOException {
        tree = new TftpTree(root);
    }

    @Test
    void aRequestIsAFileThatTheBoxFinds() throws IOException {
        Run run = ok(BOX, "restore");
        assertThat(run.out().lines().map(String::strip))
                .containsExactly("BOX            ACTION   STATE      NAME", "10.165.98.220  restore  requested  -");
        assertThat(tree.boxes()).containsExactly(HEX);
        assertThat(tree.box(HEX))
                .content()
                .contains(
                        "\nDEFAULT maintenance\n",
                        " testbox-action-restore ro ",
                        " ip=10.165.98.220:10.42.1.1::255.0.0.0:maintenance:eth0 net.ifnames=0\n");
    }

    @Test
    void aRequestMayHaveArgumentsOfItsOwn() throws IOException {
        ok("--arguments", "testbox-generation=20261130T120000Z  quiet net.ifnames=1", BOX, "restore");
        assertThat(tree.box(HEX))
                .content()
                .contains(" testbox-generation=20261130T120000Z quiet net.ifnames=1\n")
                .doesNotContain("net.ifnames=0");
        assertThat(ok(BOX, "restore").out()).contains("renewed");
        assertThat(tree.box(HEX)).content().doesNotContain("testbox-generation");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "testbox-genration=20261130T120000Z",
                "testbox-generation=yesterday",
                "testbox-action-backup",
                "root=/dev/sda",
                "quiet\nLABEL x"
            })
    void argumentsThatTheServiceWouldRejectAreRejected(String arguments) throws IOException {
        Run run = run("--arguments", arguments, BOX, "restore");
        assertThat(run.code()).as(run.err()).isEqualTo(2);
        assertThat(run.err()).contains("--arguments: ");
        assertThat(tree.boxes()).isEmpty();
    }

    @Test
    void manyBoxesAtOnce() throws IOException {
        ok("10.165.98.220-10.165.98.222", "10.165.98.230-231", "52:54:00:12:34:56", "10.0.2.15", "backup-again");
        assertThat(tree.boxes())
                .containsExactly(
                        "01-52-54-00-12-34-56", "0A00020F", HEX, "0AA562DD", "0AA562DE", "0AA562E6", "0AA562E7");
        assertThat(tree.box("01-52-54-00-12-34-56")).content().contains(" ip=dhcp ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"backup", "backup-again", "restore", "refresh-info", "rescue"})
    void allActionsAreKnown(String action) throws IOException {
        ok(BOX, action);
        assertThat(tree.box(HEX)).content().contains(" testbox-action-" + action + " ");
    }

    @Test
    void nothingIsWrittenIfAnArgumentIsWrong() throws IOException {
        refused(2, "there is no action 'format'", BOX, "format");
        refused(2, "there is no action '10.165.98.221'", BOX, "10.165.98.221");
        refused(2, "there is no action 'restore?LABEL x'", BOX, "restore\nLABEL x");
        refused(2, "is neither an address nor the name of a host", BOX, "../../x", "restore");
        refused(2, "10.255.255.255 is not the address of a machine in the network", "10.255.255.250-255", "restore");
        refused(2, "a box and an action are needed", "restore");
        refused(2, "a box and an action are needed");
        Files.delete(root.resolve("maintenance-boot/initrd.img"));
        refused(2, "has no maintenance-boot/initrd.img", BOX, "restore");
        tree.file("pxe-conf.conf", "server = 10.42.1.1\nkernel = k\u0085DEFAULT x\n");
        refused(2, "pxe-conf.conf: bad kernel: 'k", BOX, "restore");
        Files.delete(tree.box("default"));
        refused(40, "has no file 'default'", BOX, "restore");
        Files.delete(root.resolve("pxelinux.0"));
        refused(40, "is not a TFTP folder", BOX, "restore");
        refused(2, "a box and an action are needed", BOX);
        refused(2, "there is no action 'format'", BOX, "format");
        tree.file("pxelinux.cfg/default", "");
        assertThat(tree.boxes()).isEmpty();
    }

    @Test
    void anUnknownActionNamesTheKnownOnes() {
        assertThat(run(BOX, "reset").err())
                .contains("-> the last word is one of backup, backup-again, restore, refresh-info, rescue\n");
    }

    @Test
    void theSameRequestAgainChangesNothing() throws IOException {
        ok(BOX, "restore");
        FileTime old = FileTime.from(Instant.parse("2026-01-02T03:04:05Z"));
        Files.setLastModifiedTime(tree.box(HEX), old);
        assertThat(ok(BOX, "restore").out()).contains("pending already");
        assertThat(Files.getLastModifiedTime(tree.box(HEX))).isEqualTo(old);
        tree.file("pxe-conf.conf", "server = 10.42.1.2\nnetmask = 255.0.0.0\n");
        assertThat(ok(BOX, "restore").out()).contains("renewed");
        assertThat(tree.box(HEX)).content().contains("nfsroot=10.42.1.2:");
    }

    @Test
    void anotherRequestIsReplacedOnlyWithTheOption() throws IOException {
        ok(BOX, "backup");
        refused(2, "another request is pending for 10.165.98.220 (backup)", "10.165.98.219-221", "restore");
        assertThat(tree.boxes()).containsExactly(HEX);
        assertThat(ok("--replace", "10.165.98.219-221", "restore").out())
                .containsPattern("220 +restore +replaces backup")
                .containsPattern("221 +restore +requested");
        assertThat(tree.box(HEX)).content().contains("testbox-action-restore").doesNotContain("backup");
    }

    @Test
    void aForeignFileIsReplacedOnlyWithTheOption() throws IOException {
        tree.file("pxelinux.cfg/" + HEX, "LOCALBOOT\n");
        refused(2, "another request is pending for 10.165.98.220 (unknown)", BOX, "restore");
        refused(2, HEX + " requests no action of this program", "--cancel", BOX);
        assertThat(ok("--replace", BOX, "restore").out()).contains("replaces unknown");
    }

    @Test
    void pendingRequestsAreListedInOrder() throws IOException {
        assertThat(ok("--list").err()).contains("nothing is pending");
        tree.file("pxelinux.cfg/C0A80001", "# box 192.168.0.1 tb-x.lab\nAPPEND testbox-action-rescue\n");
        Files.setLastModifiedTime(tree.box("C0A80001"), FileTime.from(Instant.parse("2026-01-02T03:04:05.6Z")));
        tree.file("pxelinux.cfg/.0AA562DC.x.tmp", "");
        tree.file("pxelinux.cfg/0AA562", "a whole network\n");
        tree.file("pxelinux.cfg/C0A80002", "x");
        ok("52:54:00:12:34:56", BOX, "restore");
        Run list = ok("--list");
        assertThat(list.out().lines()).hasSize(5);
        assertThat(list.out())
                .containsSubsequence(BOX, "192.168.0.1", "rescue", "2026-01-02T03:04:05Z", "tb-x.lab")
                .containsSubsequence("192.168.0.2", "unknown", "52-54-00-12-34-56", "restore");
        assertThat(ok("--list", "--json").out())
                .startsWith("{\"status\":\"ok\",\"folder\":\"" + root + "\",\"boxes\":[{\"box\":\"10.165.98.220\",")
                .contains("{\"box\":\"192.168.0.1\",\"action\":\"rescue\",\"since\":\"2026-01-02T03:04:05Z\","
                        + "\"name\":\"tb-x.lab\",\"file\":\"" + root + "/pxelinux.cfg/C0A80001\"}")
                .endsWith(",\"warnings\":[]}\n");
        refused(2, "--list shows all boxes", "--list", BOX);
    }

    @Test
    void aCancelledRequestIsRemoved() throws IOException {
        ok("10.165.98.220-221", "restore");
        assertThat(ok("--cancel", BOX, "10.165.98.222").out())
                .containsPattern("220 +restore +cancelled")
                .containsPattern("222 +- +nothing pending");
        assertThat(tree.boxes()).containsExactly("0AA562DD");
        assertThat(ok("--cancel", "--dry-run", "10.165.98.221").out()).contains("nothing was removed", "not cancelled");
        assertThat(tree.boxes()).containsExactly("0AA562DD");
        refused(2, "no box is given", "--cancel");
    }

    @Test
    void aDryRunShowsTheFileAndWritesNothing() throws IOException {
        Run run = ok("--dry-run", BOX, "restore");
        assertThat(run.out()).contains("0AA562DC:\n# box ", "  APPEND initrd=", "nothing was written", "not requested");
        assertThat(ok("--dry-run", "--json", BOX, "restore").out().lines())
                .singleElement()
                .asString()
                .contains("\"dry-run\":true", "\"state\":\"not requested\"");
        assertThat(tree.boxes()).isEmpty();
    }

    @Test
    void efiBoxesGetTheSameRequest() throws IOException {
        tree.file("efi64/pxelinux.cfg/default", "");
        ok(BOX, "restore");
        Path efi = root.resolve("efi64/pxelinux.cfg").resolve(HEX);
        assertThat(efi).hasSameTextualContentAs(tree.box(HEX));
        Files.delete(tree.box(HEX));
        assertThat(ok("--list").out()).contains(BOX);
        ok(BOX, "restore");
        assertThat(tree.box(HEX)).exists();
        ok("--cancel", BOX);
        assertThat(efi).doesNotExist();
        assertThat(tree.box(HEX)).doesNotExist();
    }

    @Test
    void aFailureReportsHowManyRequestsWereWritten() throws IOException {
        Files.createDirectories(tree.box("0AA562DD").resolve("in the way"));
        Run run = run("10.165.98.220-222", "restore");
        assertThat(run.code()).isNotZero();
        assertThat(run.err()).contains("the first 1 boxes have their requests, the others do not");
        assertThat(tree.boxes()).containsExactly(HEX, "0AA562DD");
    }

    @Test
    void anotherConfigurationCanBeUsed() throws IOException {
        Path other = tree.file("other.conf", "server = 10.9.9.9\nnetmask = 255.0.0.0\n");
        ok("--config", other.toString(), BOX, "restore");
        assertThat(tree.box(HEX)).content().contains("nfsroot=10.9.9.9:");
        refused(2, "there is no configuration ", "--config", root + "/none", BOX, "rescue");
        refused(2, "can't be the name of a file", "--config", "a\0b", BOX, "rescue");
    }

    private Run ok(String... args) {
        Run run = run(args);
        assertThat(run.code()).as(run.err()).isZero();
        return run;
    }

    private void refused(int code, String message, String... args) {
        Run run = run(args);
        assertThat(run.err()).startsWith("testbox-maintenance: ").contains(message);
        assertThat(run.err().lines()).hasSize(2);
        assertThat(run.code()).isEqualTo(code);
        assertThat(run.out()).isEmpty();
    }

    private Run run(String... args) {
        List<String> line = new ArrayList<>(List.of("pxe-conf", "-c", root.toString()));
        line.addAll(Arrays.asList(args));
        return Run.of(line.toArray(String[]::new));
    }
}
