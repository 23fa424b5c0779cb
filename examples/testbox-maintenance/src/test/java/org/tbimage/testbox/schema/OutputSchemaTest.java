package org.tbimage.testbox.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tbimage.testbox.Run;

/** The output of every command with {@code --json} conforms to docs/json-schema. */
class OutputSchemaTest {
    @TempDir
    Path work;

    private Path disk;
    private String store;

    @BeforeEach
    void makeDiskAndStore() throws IOException {
        byte[] content = new byte[3 << 20];
        new Random(7).nextBytes(content);
        disk = Files.write(work.resolve("disk"), content);
        store = Files.createDirectory(work.resolve("store")).toString();
    }

    @Test
    void ofListingCommands() throws IOException {
        for (String command : List.of("actions", "codecs", "stores", "devices")) {
            ok(command);
        }
    }

    @Test
    void ofActions() throws IOException {
        ok("list", "--store", store);
        ok("backup", "--store", store, "--image", "b/sda", disk + "");
        ok("backup-again", "--store", store, "--image", "b/sda", disk + "");
        ok("verify", "--store", store, "--image", "b/sda");
        ok("verify", "--store", store, "--image", "b/sda", disk + "");
        ok("refresh-info", "--store", store, "--image", "b/sda", disk + "");
        ok("restore", "--store", store, "--image", "b/sda", "--dry-run", work.resolve("new") + "");
        ok("restore", "--store", store, "--image", "b/sda", work.resolve("new") + "");
        ok("restore", "--store", store, "--image", "b/sda", "--dry-run", work.resolve("new") + "");
        ok("show", "--store", store, "--image", "b/sda");
        ok("list", "--store", store);
        String second = Files.createDirectory(work.resolve("second")).toString();
        ok("verify", "--store", store, "--all", "--minutes", "1");
        ok("copy", "--store", store, "--to", second, "--dry-run");
        ok("copy", "--store", store, "--to", second);
        ok("copy", "--store", store, "--to", second, "--image", "b", "--codec", "lz4");
        ok("store-settings", "--store", store, "--share", "none", "--keep-last", "1");
        ok("store-settings", "--store", store);
        ok("prune", "--store", store, "--dry-run");
        ok("prune", "--store", store);
        ok("list", "--store", store);
    }

    @Test
    void ofStoresWithDamageAndFilesOfOtherTools() throws IOException {
        ok("backup", "--store", store, "--image", "b/sda", disk + "");
        ok("backup", "--store", store, "--image", "b/sdb", disk + "");
        for (Path manifest : files(".json")) {
            if (manifest.getFileName().toString().startsWith("sda")) {
                Files.writeString(manifest, "{}");
            }
        }
        Files.createDirectory(Path.of(store, "c"));
        try (OutputStream plain = new GZIPOutputStream(Files.newOutputStream(Path.of(store, "c/sda.raw.gz")))) {
            plain.write(new byte[4096]);
        }
        ok("list", "--store", store);
        ok("list", "--store", store, "--image", "c/sda");
        ok("show", "--store", store, "--image", "c/sda");
        ok("verify", "--store", store, "--image", "c/sda");
        ok("restore", "--store", store, "--image", "c/sda", work.resolve("plain") + "");
        failed(7, "verify", "--store", store, "--image", "b/sda");
    }

    @Test
    void ofPxeConf() throws IOException {
        Path tftp = Files.createDirectory(work.resolve("tftp"));
        for (String file : List.of(
                "pxelinux.0", "pxelinux.cfg/default", "maintenance-boot/vmlinuz", "maintenance-boot/initrd.img")) {
            Files.createDirectories(tftp.resolve(file).getParent());
            Files.createFile(tftp.resolve(file));
        }
        Files.writeString(tftp.resolve("pxe-conf.conf"), "server = 10.42.1.1\n");
        ok("pxe-conf", "-c", tftp + "", "--list");
        ok("pxe-conf", "-c", tftp + "", "--dry-run", "10.42.1.8", "restore");
        ok("pxe-conf", "-c", tftp + "", "10.42.1.8-9", "52:54:00:12:34:56", "restore");
        ok("pxe-conf", "-c", tftp + "", "10.42.1.8", "restore");
        ok("pxe-conf", "-c", tftp + "", "--list");
        ok("pxe-conf", "-c", tftp + "", "--cancel", "--dry-run", "10.42.1.8");
        ok("pxe-conf", "-c", tftp + "", "--cancel", "10.42.1.8", "10.42.1.30");
        failed(2, "pxe-conf", "-c", tftp + "", "10.42.2.9", "restore");
    }

    @Test
    void ofFailures() throws IOException {
        failed(2, "nope");
        failed(2, "backup", "--stroe", "x");
        failed(40, "list", "--store", work.resolve("none") + "");
        failed(5, "show", "--store", store, "--image", "b/none");
        failed(36, "backup", "--store", store, "--image", "b/sda", work.resolve("none") + "");
        ok("backup", "--store", store, "--image", "b/sda", disk + "");
        failed(6, "backup", "--store", store, "--image", "b/sda", disk + "");
        Files.write(work.resolve("other"), new byte[3 << 20]);
        failed(4, "verify", "--store", store, "--image", "b/sda", work.resolve("other") + "");
    }

    /** Every command has a line in this test; all actions have the same form of output. */
    @Test
    void everyCommandIsTestedHere() throws IOException {
        String test = Files.readString(Path.of("src/test/java/org/tbimage/testbox/schema/OutputSchemaTest.java"));
        String actions = Run.of("actions", "--json").out();
        Set<String> commands = Run.of("--help")
                .out()
                .lines()
                .dropWhile(line -> !line.startsWith("Commands:"))
                .skip(1)
                .takeWhile(line -> !line.isBlank())
                .filter(line -> line.matches("  \\S.*"))
                .map(line -> line.strip().replaceFirst(" .*", ""))
                // The service needs a box of its own: its record has a schema, too.
                .filter(command -> !command.equals("service"))
                .filter(command -> !actions.contains("\"name\":\"" + command + "\""))
                .collect(Collectors.toSet());
        assertThat(commands).contains("list", "pxe-conf");
        assertThat(commands).allMatch(command -> test.contains("\"" + command + "\""));
    }

    private void ok(String... args) throws IOException {
        check(0, args);
    }

    private void failed(int code, String... args) throws IOException {
        check(code, args);
    }

    private static void check(int code, String... args) throws IOException {
        Run run = Run.of(Stream.concat(Stream.of(args), Stream.of("--json")).toArray(String[]::new));
        assertThat(run.code()).as(run.err() + run.out()).isEqualTo(code);
        assertThat(run.out().lines()).hasSize(1);
        assertThat(JsonSchema.OUTPUT.check(run.out())).as(run.out()).isEmpty();
    }

    private List<Path> files(String end) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(store))) {
            return files.filter(file -> file.toString().endsWith(end)).toList();
        }
    }
}
