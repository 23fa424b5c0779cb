package org.tbimage.testbox.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tbimage.testbox.Run;

/**
 * A missing permission ends with 50 and names the file or folder. The program runs in another process
 * without the capabilities of root.
 */
class PermissionTest {
    private static final Path SETPRIV = Path.of("/usr/bin/setpriv");

    @TempDir
    Path work;

    private final Map<Path, String> restricted = new LinkedHashMap<>();

    @AfterEach
    void giveBack() throws IOException {
        for (Path path : restricted.keySet()) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxrwxrwx"));
        }
    }

    @Test
    void endsWith50AndNamesTheFile() throws Exception {
        assumeThat(SETPRIV).exists();
        Map<String, Path> lines = new LinkedHashMap<>();
        Path disk = Files.write(work.resolve("disk"), new byte[1 << 20]);

        Path closed = restrict(store("closed"), "---------");
        lines.put(words("list", closed), closed);
        lines.put(words("backup", closed, "--image", "b/new", disk), closed);

        Path above = Files.createDirectory(work.resolve("above"));
        Path deep = store("above/deep");
        restrict(above, "---------");
        lines.put(words("list", deep), above);

        Path readOnly = restrict(store("read-only"), "r-xr-xr-x");
        lines.put(words("backup", readOnly, "--image", "new/sda", disk), readOnly.resolve("new"));

        Path closedBox = restrict(store("closed-box").resolve("b"), "---------");
        lines.put(words("list", closedBox.getParent()), closedBox);
        lines.put(words("restore", closedBox.getParent(), "--image", "b/sda", work.resolve("x1")), closedBox);

        Path readOnlyBox = restrict(store("read-only-box").resolve("b"), "r-xr-xr-x");
        lines.put(words("backup-again", readOnlyBox.getParent(), "--image", "b/sda", disk), readOnlyBox);

        Path pack = restrict(find(store("pack"), ".raw.zst"), "---------");
        lines.put(words("restore", work.resolve("pack"), "--image", "b/sda", work.resolve("x2")), pack);
        lines.put(words("verify", work.resolve("pack"), "--image", "b/sda"), pack);

        Path manifest = restrict(find(store("manifest"), ".json"), "---------");
        lines.put(words("show", work.resolve("manifest"), "--image", "b/sda"), manifest);
        lines.put(words("restore", work.resolve("manifest"), "--image", "b/sda", work.resolve("x3")), manifest);

        Path good = store("good");
        Path device = restrict(Files.write(work.resolve("device"), new byte[1 << 20]), "---------");
        lines.put(words("backup", good, "--image", "b/other", device), device);
        lines.put(words("restore", good, "--image", "b/sda", device), device);
        Path readOnlyDisk = restrict(Files.write(work.resolve("read-only-disk"), new byte[1 << 20]), "r--r--r--");
        lines.put(words("restore", good, "--image", "b/sda", readOnlyDisk), readOnlyDisk);

        Path folder = Files.createDirectory(work.resolve("folder"));
        Path inFolder = Files.write(folder.resolve("disk"), new byte[1 << 20]);
        restrict(folder, "---------");
        lines.put(words("backup", good, "--image", "b/other", inFolder), folder);
        lines.put(words("restore", good, "--image", "b/sda", folder.resolve("new")), folder);
        Path noNew = restrict(Files.createDirectory(work.resolve("no-new")), "r-xr-xr-x");
        lines.put(words("restore", good, "--image", "b/sda", noNew.resolve("new")), noNew.resolve("new"));

        Path noTftp = restrict(tftp("no-tftp"), "---------");
        lines.put("pxe-conf\t-c\t" + noTftp + "\t10.42.1.9\trestore", noTftp);
        Path requests = restrict(tftp("requests").resolve("pxelinux.cfg"), "r-xr-xr-x");
        lines.put("pxe-conf\t-c\t" + requests.getParent() + "\t10.42.1.9\trestore", requests.resolve("0A2A0109"));
        Path configuration = restrict(tftp("configuration").resolve("pxe-conf.conf"), "---------");
        lines.put("pxe-conf\t-c\t" + configuration.getParent() + "\t10.42.1.9\trestore", configuration);
        Path pending = tftp("pending").resolve("pxelinux.cfg");
        Path file = restrict(Files.writeString(pending.resolve("0A2A0109"), "x"), "---------");
        lines.put("pxe-conf\t-c\t" + pending.getParent() + "\t--list", file);

        check(lines);
    }

    private void check(Map<String, Path> lines) throws IOException, InterruptedException {
        for (Map.Entry<Path, String> entry : restricted.entrySet()) {
            Files.setPosixFilePermissions(entry.getKey(), PosixFilePermissions.fromString(entry.getValue()));
        }
        List<String> told = run(lines.keySet());
        assertThat(told).as(told.toString()).hasSize(lines.size());
        SoftAssertions softly = new SoftAssertions();
        int line = 0;
        for (Map.Entry<String, Path> entry : lines.entrySet()) {
            String result = told.get(line++);
            softly.assertThat(result)
                    .as(entry.getKey())
                    .startsWith("50 ")
                    .contains(entry.getValue().toString())
                    .containsAnyOf("permission denied", "Permission denied")
                    .contains(" -> ")
                    .doesNotContain(".tmp");
        }
        softly.assertAll();
    }

    private static List<String> run(Iterable<String> lines) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            String without = "-dac_override,-dac_read_search";
            command.addAll(List.of(SETPRIV.toString(), "--bounding-set=" + without, "--inh-caps=" + without));
        }
        command.addAll(List.of(System.getProperty("java.home") + "/bin/java", "-Xmx128m", "-cp"));
        command.addAll(List.of(System.getProperty("java.class.path"), CommandLines.class.getName()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var input = process.outputWriter(StandardCharsets.UTF_8)) {
            for (String line : lines) {
                input.write(line + "\n");
            }
        }
        List<String> told = process.inputReader(StandardCharsets.UTF_8).lines().toList();
        assertThat(process.waitFor()).isZero();
        return told;
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    /** Takes effect after the preparation. */
    private Path restrict(Path path, String permissions) {
        restricted.put(path, permissions);
        return path;
    }

    /** A store with one image. */
    private Path store(String name) throws IOException {
        Path store = Files.createDirectory(work.resolve(name));
        Path disk = Files.write(work.resolve("source"), new byte[1 << 20]);
        Files.writeString(disk, "content");
        Run run = Run.of("backup", "--store", store.toString(), "--image", "b/sda", disk.toString());
        assertThat(run.code()).as(run.err()).isZero();
        return store;
    }

    private static Path find(Path store, String end) throws IOException {
        try (Stream<Path> files = Files.walk(store)) {
            return files.filter(file -> file.toString().endsWith(end)
                            && file.getFileName().toString().contains("Z"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private Path tftp(String name) throws IOException {
        Path root = Files.createDirectory(work.resolve(name));
        for (String file : List.of(
                "pxelinux.0", "pxelinux.cfg/default", "maintenance-boot/vmlinuz", "maintenance-boot/initrd.img")) {
            Files.createDirectories(root.resolve(file).getParent());
            Files.createFile(root.resolve(file));
        }
        Files.writeString(root.resolve("pxe-conf.conf"), "server = 10.42.1.1\n");
        return root;
    }

    private static String words(String command, Path store, Object... rest) {
        StringBuilder line = new StringBuilder(command + "\t--store\t" + store);
        for (Object word : rest) {
            line.append('\t').append(word);
        }
        return line.toString();
    }
}
