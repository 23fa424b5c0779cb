package org.tbimage.testbox.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A storage server in a folder, on which shell blocks of the documents run. The paths that the documents name, such as
 * {@code /export} and {@code /dev/sda}, are paths in this folder.
 */
final class LabServer {
    private static final Path PROJECT = Path.of("../..").toAbsolutePath().normalize();
    private static final Pattern PATHS =
            Pattern.compile("(?<![\\w./-])(?=/(?:export|mnt|opt|usr/local/bin|dev/sda)\\b)");
    private static final int TIME_LIMIT_SECONDS = 120;

    private final Path root;

    /**
     * @param root an empty folder
     * @param program the start script of an installation
     */
    LabServer(Path root, Path program) throws IOException {
        this.root = root.toRealPath();
        for (String folder : List.of("bin", "work", "dev", "mnt", "opt", "usr/local/bin", "export/testbox-backup")) {
            Files.createDirectories(this.root.resolve(folder));
        }
        Path command = file("bin/testbox-maintenance", "#!/bin/sh\nexec '" + program + "' \"$@\"\n");
        Files.setPosixFilePermissions(command, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.createSymbolicLink(path("mnt/testbox-backup"), path("export/testbox-backup"));
        Files.write(path("dev/sda"), new byte[3 << 20]);
        Files.writeString(path("hosts"), "10.42.1.17 box17\n");
        makeTftpFolder();
    }

    private void makeTftpFolder() throws IOException {
        for (String file : List.of("pxelinux.0", "maintenance-boot/vmlinuz", "maintenance-boot/initrd.img")) {
            file("export/testbox-tftp/" + file, "");
        }
        file("export/testbox-tftp/pxelinux.cfg/default", "DEFAULT local-boot\nLABEL local-boot\nLOCALBOOT\n");
        file("export/testbox-tftp/pxe-conf.conf", sample("server = "));
    }

    /** The unnamed block of {@code docs/operations.md} that begins with these words. */
    private static String sample(String beginning) throws IOException {
        String document = Files.readString(PROJECT.resolve("docs/operations.md"));
        int start = document.indexOf("```\n" + beginning) + "```\n".length();
        return document.substring(start, document.indexOf("```", start));
    }

    Path path(String name) {
        return root.resolve(name);
    }

    Path file(String name, String content) throws IOException {
        Path file = path(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    /** Names of the files in a folder. */
    List<String> names(String folder) throws IOException {
        try (Stream<Path> files = Files.list(path(folder))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /** Backs up {@code /dev/sda} to the store; returns the generation. */
    String backUp(String image) throws Exception {
        String action =
                Files.exists(path("export/testbox-backup/" + image.split("/", -1)[0])) ? "backup-again" : "backup";
        shell("testbox-maintenance " + action + " --store dir:/export/testbox-backup --image " + image + " /dev/sda");
        List<String> manifests = names("export/testbox-backup/" + image.split("/", -1)[0]).stream()
                .filter(name -> name.matches(image.split("/", -1)[1] + "\\.2.*\\.json"))
                .toList();
        return manifests.get(manifests.size() - 1).replaceAll("^[^.]*\\.|\\.json$", "");
    }

    /** Runs the block of a document that has the comment {@code run: NAME}; returns its output. */
    String run(String document, String name) throws Exception {
        return shell(block(document, name));
    }

    static String block(String document, String name) throws IOException {
        Matcher block = Pattern.compile("<!-- run: " + name + " -->\\n *```sh\\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(PROJECT.resolve(document)));
        assertThat(block.find()).as("block %s of %s", name, document).isTrue();
        return block.group(1);
    }

    String shell(String commands) throws Exception {
        String here = PATHS.matcher(commands).replaceAll(Matcher.quoteReplacement(root.toString()));
        ProcessBuilder shell = new ProcessBuilder("bash", "-euo", "pipefail", "-c", here);
        shell.directory(path("work").toFile());
        shell.environment().compute("PATH", (name, path) -> path("bin") + ":" + path);
        // Each run is short, so the optimizing compiler would only take time.
        shell.environment().put("TBIMAGE_JAVA_OPTS", "-XX:TieredStopAtLevel=1 -Djdk.net.hosts.file=" + path("hosts"));
        Process process = shell.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(TIME_LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as("%s%n%s", here, output).isZero();
        return output;
    }
}
