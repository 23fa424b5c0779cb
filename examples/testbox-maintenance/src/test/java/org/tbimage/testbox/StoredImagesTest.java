package org.tbimage.testbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The commands list, show and delete on complete and damaged images, with and without a manifest. */
class StoredImagesTest {
    @TempDir
    Path folder;

    private Path box;
    private Path disk;

    @BeforeEach
    void makeStore() throws IOException {
        box = Files.createDirectories(folder.resolve("store/box"));
        byte[] content = new byte[200_000];
        Arrays.fill(content, (byte) 7);
        disk = Files.write(folder.resolve("disk"), content);
    }

    private Run on(String command, String... more) {
        String[] first = {command, "--store", "dir:" + folder.resolve("store")};
        return Run.of(Stream.concat(Stream.of(first), Stream.of(more)).toArray(String[]::new));
    }

    private String backUp() {
        Run run = on("backup-again", "--image", "box/sda", "--codec=gzip", disk.toString());
        assertThat(run.code()).as(run.err()).isZero();
        Matcher generation = Pattern.compile("\\d{8}T\\d{6}Z(?:-\\d+)?").matcher(run.out());
        assertThat(generation.find()).isTrue();
        return generation.group();
    }

    private Path plain(String name) throws IOException {
        Path file = box.resolve(name);
        try (OutputStream gzip = new GZIPOutputStream(Files.newOutputStream(file))) {
            gzip.write(Files.readAllBytes(disk));
        }
        return file;
    }

    /** The lengths show truncated and missing parts without reading a pack. */
    @ParameterizedTest
    @CsvSource({"chunks, gone", "chunks, cut", "chunks, longer", "raw.gz, gone", "raw.gz, cut", "raw.gz, longer"})
    void anImageWithATruncatedPartIsListed(String part, String how) throws IOException {
        Path file = box.resolve("sda." + backUp() + "." + part);
        byte[] bytes = Files.readAllBytes(file);
        Files.delete(file);
        if (!how.equals("gone")) {
            Files.write(file, Arrays.copyOf(bytes, how.equals("cut") ? bytes.length - 1 : bytes.length + 1));
        }
        assertThat(on("list").out()).containsPattern("box/sda .* damaged");
        assertThat(on("list", "--json").out())
                .contains(
                        "\"state\":\"damaged\"",
                        "\"size\":200000,",
                        "\"damage\":\"dir:",
                        file.getFileName().toString());
    }

    @Test
    void filesOfOtherToolsAreListed() throws IOException {
        plain("sda.gz");
        plain("sdb.raw.gz");
        assertThat(on("list").out())
                .containsPattern("IMAGE .* STATE +FILE\n")
                .containsPattern("box/sda .* no manifest +sda.gz\n")
                .containsPattern("box/sdb .* no manifest +sdb.raw.gz\n");
        assertThat(on("list", "--json").out())
                .contains("\"state\":\"no manifest\",\"file\":\"sda.gz\",\"pinned\":false,\"notes\":[]");
        assertThat(on("show", "--image", "box/sdb").out()).contains("no manifest", "sdb.raw.gz");
        assertThat(on("show").code()).as("two disks").isEqualTo(2);
    }

    /** No file is chosen automatically; the message lists all, and an option selects one. */
    @Test
    void severalFilesOfOneDiskAreAmbiguous() throws IOException {
        plain("sda.gz");
        plain("sda.raw.gz");
        for (List<String> command : List.of(
                List.of("show"),
                List.of("verify"),
                List.of("restore", "--dry-run", folder.resolve("target").toString()))) {
            String[] more = command.subList(1, command.size()).toArray(String[]::new);
            String[] image = {"--image", "box/sda"};
            String[] file = {"--image", "box/sda", "--file", "sda.raw.gz"};
            Run run = on(command.get(0), both(image, more));
            assertThat(run.code()).as(command.toString()).isEqualTo(25);
            assertThat(run.err()).contains("/box/sda.gz, ", "/box/sda.raw.gz");
            assertThat(on(command.get(0), both(file, more)).code())
                    .as(command + " of one")
                    .isZero();
        }
        assertThat(on("verify", "--image", "box/sda", "--file", "sda.xz").code())
                .isEqualTo(5);
        assertThat(on("list").out()).contains(" sda.gz\n", " sda.raw.gz\n");
        assertThat(on("backup", "--image", "box/sda", disk.toString()).code()).isEqualTo(6);
    }

    /** An image with a manifest takes precedence, and files of another disk do not matter. */
    @Test
    void filesThatAreNotNeededDoNotMatter() throws IOException {
        plain("sda.gz");
        plain("sda.xz");
        plain("sdb.gz");
        plain("sdb.raw.gz");
        String generation = backUp();
        assertThat(on("show", "--image", "box/sda").out()).contains(generation);
        assertThat(on("verify", "--image", "box/sda").code()).isZero();
        assertThat(on("show", "--image", "box/sda", "--file", "sda.gz").out()).contains("no manifest");
        assertThat(on("show", "--image", "box/sda", "--file", "sda.gz", "--generation", generation)
                        .code())
                .isEqualTo(2);
        assertThat(on("verify", "--image", "box/sda", "--file", "sda.gz", "--generation", generation)
                        .code())
                .isEqualTo(2);
    }

    /** A link to a golden image is an image; two names of one file count once. */
    @Test
    void symbolicLinksAreImages() throws IOException {
        Path golden = plain("golden");
        Files.createSymbolicLink(box.resolve("sda.gz"), golden.getFileName());
        Files.createLink(box.resolve("sda.raw.gz"), golden);
        assertThat(on("verify", "--image", "box/sda").code()).isZero();
    }

    @Test
    void notesAreShown() throws IOException {
        backUp();
        assertThat(on("list").out()).doesNotContain("NOTES");
        Files.writeString(box.resolve("sda.restoring.json"), "{}");
        Files.writeString(box.resolve("sda.retired.json"), "not even JSON");
        assertThat(on("list").out()).containsPattern(" good +restoring, retired\n");
        assertThat(on("list", "--json").out()).contains("\"notes\":[\"restoring\",\"retired\"]");
        assertThat(on("show", "--image", "box/sda", "--json").out()).contains("\"notes\":[\"restoring\",\"retired\"]");
    }

    @Test
    void deleteRejectsTheLastGoodImage() throws IOException {
        String first = backUp();
        String second = backUp();
        Files.delete(box.resolve("sda." + second + ".chunks"));
        assertThat(on("delete", "--image", "box/sda", "--generation", first).code())
                .isEqualTo(26);
        Run plan = on("delete", "--image", "box/sda", "--generation", second, "--dry-run");
        assertThat(plan.out()).contains("would delete", "damaged");
        assertThat(on("delete", "--image", "box/sda", "--generation", second).code())
                .isZero();
        Run refused = on("delete", "--image", "box/sda", "--generation", first);
        assertThat(refused.code()).isEqualTo(26);
        assertThat(refused.err()).contains("is the last good image of box/sda", "--last");
        assertThat(on("delete", "--image", "box/sda", "--generation", first, "--last")
                        .code())
                .isZero();
        assertThat(on("list").out()).isEmpty();
        assertThat(on("delete", "--image", "box/sda", "--generation", first, "--last")
                        .code())
                .isEqualTo(5);
        assertThat(on("delete", "--image", "box/sda").code()).isEqualTo(2);
    }

    private static String[] both(String[] one, String[] other) {
        return Stream.concat(Stream.of(one), Stream.of(other)).toArray(String[]::new);
    }
}
