package org.tbimage.testbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands prune, pin, unpin, store-settings, list and show on generations of a disk, in a directory. */
class RetentionCommandTest {
    private static final Pattern GENERATION = Pattern.compile("\\d{8}T\\d{6}Z(?:-\\d+)?");

    @TempDir
    Path folder;

    private String store;
    private Path disk;

    @BeforeEach
    void makeDiskAndStore() throws IOException {
        store = "dir:" + Files.createDirectory(folder.resolve("store"));
        disk = Files.write(folder.resolve("disk"), new byte[300_000]);
    }

    private Run on(String command, String... more) {
        return Run.of(Stream.concat(Stream.of(command, "--store", store), Stream.of(more))
                .toArray(String[]::new));
    }

    private String backUp() {
        Run run = on("backup-again", "--image", "box/sda", "--codec=gzip", disk.toString());
        assertThat(run.code()).as(run.err()).isZero();
        Matcher generation = GENERATION.matcher(run.out());
        assertThat(generation.find()).isTrue();
        return generation.group();
    }

    private List<String> generations() {
        List<String> found = new ArrayList<>();
        on("list").out().lines().skip(1).forEach(line -> {
            Matcher generation = GENERATION.matcher(line);
            assertThat(generation.find()).as(line).isTrue();
            found.add(generation.group());
        });
        return found;
    }

    @Test
    void pruneShowsAPlanAndCarriesItOut() {
        String first = backUp();
        String second = backUp();
        String third = backUp();
        Run plan = on("prune", "--keep-last", "2", "--dry-run");
        assertThat(plan.code()).as(plan.err()).isZero();
        assertThat(plan.out())
                .startsWith("would remove 1 of 3 images, by the rules last 2; nothing was removed\n")
                .containsPattern("IMAGE +GENERATION +CREATED AT +STORED +FATE +REASON\n")
                .containsPattern("box/sda +" + first + " .* to-remove +older than the images that the rules keep\n")
                .containsPattern("box/sda +" + second + " .* kept +last 2 of 2\n")
                .containsPattern("box/sda +" + third + " .* kept +last 1 of 2\n");
        assertThat(generations()).containsExactly(first, second, third);
        Run done = on("prune", "--keep-last=2", "--json");
        assertThat(done.out())
                .contains("\"removed\":1,")
                .contains("\"items\":[{\"image\":\"box/sda\",\"generation\":\"" + first + "\",")
                .contains("\"fate\":\"removed\",\"reason\":\"older than the images that the rules keep\"}");
        assertThat(generations()).containsExactly(second, third);
        assertThat(on("prune", "--keep-last=2").out()).startsWith("removed 0 of 2 images");
    }

    @Test
    void withoutARulePruneNamesTheOptions() {
        backUp();
        Run run = on("prune");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("nothing says which images to keep", "keep-last", "keep-yearly");
        assertThat(on("prune", "--keep-last", "0").code()).isEqualTo(2);
        assertThat(on("prune", "--keep-last", "1", "--image", "nobody").code()).isEqualTo(5);
    }

    @Test
    void aPinnedImageStaysUntilItIsUnpinned() {
        String first = backUp();
        String second = backUp();
        String[] image = {"--image", "box/sda", "--generation", first};
        Run pin = on("pin", "--image", "box/sda", "--generation", first, "--reason", "golden");
        assertThat(pin.out()).startsWith("pinned box/sda@" + first);
        assertThat(on("list").out())
                .containsPattern("STATE +PINNED\n")
                .containsPattern(first + " .* yes\n")
                .containsPattern(second + " .* no\n");
        assertThat(on("show", image).out()).containsPattern("pinned +yes\n").containsPattern("pin reason +golden\n");
        assertThat(on("prune", "--keep-last", "1").out()).containsPattern(first + " .* kept +pinned\n");
        Run refused = on("delete", image);
        assertThat(refused.code()).isEqualTo(28);
        assertThat(refused.err())
                .contains("golden", "unpin --store " + store + " --image box/sda --generation " + first);
        assertThat(on("unpin", image).code()).isZero();
        assertThat(on("list").out()).doesNotContain("PINNED");
        assertThat(on("delete", image).code()).isZero();
        assertThat(on("pin", image).code()).isEqualTo(5);
        assertThat(generations()).containsExactly(second);
    }

    @Test
    void settingsOfTheStoreAreShownAndUsed() {
        backUp();
        String second = backUp();
        assertThat(on("store-settings").out()).containsPattern("keep last +-\n");
        Run set = on("store-settings", "--share", "generations", "--keep-last", "1");
        assertThat(set.code()).as(set.err()).isZero();
        assertThat(on("store-settings").out())
                .containsPattern("share +generations\n")
                .containsPattern("keep last +1\n");
        assertThat(on("prune").out()).startsWith("removed 1 of 2 images, by the rules last 1");
        assertThat(generations()).containsExactly(second);
        assertThat(on("store-settings", "--share", "some").code()).isEqualTo(2);
    }

    /** An older generation is restored by its name. */
    @Test
    void everyGenerationThatStaysIsRestored() throws IOException {
        byte[] content = Files.readAllBytes(disk);
        String first = backUp();
        content[5] = 1;
        Files.write(disk, content);
        String second = backUp();
        content[5] = 2;
        Files.write(disk, content);
        backUp();
        on("prune", "--keep-last", "2");
        Path target = folder.resolve("target");
        Run gone = on("restore", "--image", "box/sda", "--generation", first, target.toString());
        assertThat(gone.code()).isEqualTo(5);
        Run restored = on("restore", "--image", "box/sda", "--generation", second, target.toString());
        assertThat(restored.code()).as(restored.err()).isZero();
        content[5] = 1;
        assertThat(target).hasBinaryContent(content);
    }

    @Test
    void showSaysWhatChangedSinceTheImageBefore() throws IOException {
        byte[] content = new byte[3 << 20];
        Arrays.fill(content, (byte) 1);
        Files.write(disk, content);
        String first = backUp();
        content[(1 << 20) + 5] = 2;
        Files.write(disk, content);
        String second = backUp();
        assertThat(on("show", "--generation", first).out()).containsPattern("changed since +-\\n");
        assertThat(on("show").out())
                .containsPattern("changed since +" + first + "\\n")
                .containsPattern("changed +1.0 MiB \\(1048576 bytes\\)\\n")
                .containsPattern("changed ranges +1048576..2097152\\n");
        assertThat(on("show", "--json").out())
                .contains("\"changed-since\":\"" + first + "\",\"changed\":1048576,")
                .contains("\"changed-ranges\":[{\"offset\":1048576,\"length\":1048576}],\"more-ranges\":0");
        Files.delete(folder.resolve("store/box/sda." + first + ".chunks"));
        Run damaged = on("show", "--generation", second);
        assertThat(damaged.code()).isZero();
        assertThat(damaged.err()).contains("what changed since " + first + " is not known");
    }

    @Test
    void listShowsAgeAndSizes() {
        backUp();
        Run list = on("list");
        assertThat(list.out())
                .containsPattern("IMAGE +GENERATION +AGE +SIZE +STORED +SHARED +CODEC +STATE\\n")
                .containsPattern("box/sda +" + GENERATION + " +[0-9.]+ s +293.0 KiB ");
        assertThat(on("list", "--json").out()).containsPattern("\"age\":\\d+,").contains("\"shared\":0");
    }
}
