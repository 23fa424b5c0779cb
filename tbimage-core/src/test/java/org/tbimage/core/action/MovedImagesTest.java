package org.tbimage.core.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tbimage.action.Outcome;
import org.tbimage.core.RunOptions;
import org.tbimage.core.Tbimage;
import org.tbimage.core.engine.Rig;
import org.tbimage.core.store.Tombstones;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.store.ImageInfo;
import org.tbimage.store.ImageStore;
import org.tbimage.value.Generation;
import org.tbimage.value.ImageName;
import org.tbimage.value.ImageRef;

/** {@code move} and {@code clone}: images of a box under another name, without a copy of their bytes. */
class MovedImagesTest {
    private static final Tbimage TBIMAGE = Tbimage.discover();
    private static final byte[] SDA = Rig.content("dtzd", 512);
    private static final byte[] SDB = Rig.content("ztd", 0);

    @TempDir
    Path folder;

    private Path store;

    @BeforeEach
    void backUpTwoDisks() throws IOException {
        store = Files.createDirectory(folder.resolve("store"));
        backUp("old/sda", SDA);
        backUp("old/sda", SDA);
        backUp("old/sda.data", SDB);
    }

    private void backUp(String image, byte[] content) throws IOException {
        Path disk = Files.write(folder.resolve("disk"), content);
        run("backup-again", "image", image, "device", "file:" + disk, "chunk-size", "65536");
    }

    private Outcome run(String action, String... settings) throws IOException {
        Map<String, String> all = new HashMap<>(Map.of("store", "dir:" + store));
        for (int i = 0; i < settings.length; i += 2) {
            all.put(settings[i], settings[i + 1]);
        }
        return TBIMAGE.run(action, all, RunOptions.defaults().withWorkers(2));
    }

    private void assertRestores(String image, byte[] content) throws IOException {
        Path target = folder.resolve("target");
        Files.deleteIfExists(target);
        run("restore", "image", image, "device", "file:" + target);
        assertThat(target).hasBinaryContent(content);
        run("verify", "image", image);
    }

    private List<ImageRef> images() throws IOException {
        try (ImageStore images = TBIMAGE.openStore("dir:" + store)) {
            return images.list();
        }
    }

    private List<String> files(String box) throws IOException {
        try (Stream<Path> files = Files.list(store.resolve(box))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void aMovedBoxRestoresUnderItsNewNameOnly() throws IOException {
        List<Generation> before = images().stream().map(ImageRef::generation).toList();
        Object file = key(pack("old", "sda"));
        Outcome outcome = run("move", "from", "old", "to", "new");
        assertThat(outcome.summary()).isEqualTo("moved 3 images of old to new");
        assertThat(images()).extracting(ImageRef::generation).isEqualTo(before);
        assertThat(images()).extracting(ref -> ref.name().box()).containsOnly("new");
        Tombstones.assertOnlyIn(store.resolve("old"));
        assertThat(key(pack("new", "sda"))).as("the pack is the same file").isEqualTo(file);
        assertThat(key(store.resolve("new/sda.raw.zst"))).isEqualTo(file);
        assertRestores("new/sda", SDA);
        assertRestores("new/sda.data", SDB);
    }

    private Path pack(String box, String disk) throws IOException {
        try (Stream<Path> files = Files.list(store.resolve(box))) {
            return files.filter(file -> file.getFileName().toString().matches(disk + "\\.\\d{8}T.*\\.raw\\.zst"))
                    .max(Path::compareTo)
                    .orElseThrow();
        }
    }

    private static Object key(Path file) throws IOException {
        return Files.getAttribute(file, "unix:ino");
    }

    @Test
    void oneDiskCanBeMoved() throws IOException {
        run("move", "from", "old/sda", "to", "old/nvme0n1");
        assertRestores("old/nvme0n1", SDA);
        assertRestores("old/sda.data", SDB);
        assertThat(images()).hasSize(3);
        assertThat(files("old")).noneMatch(file -> file.matches("sda\\.(\\d{8}T.*(chunks|raw\\..*)|raw\\..*)"));
    }

    @Test
    void notesAndFilesOfOtherToolsGoAlong() throws IOException {
        Files.writeString(store.resolve("old/sda.info.json"), "{}");
        Files.writeString(store.resolve("old/sda.gz"), "of another tool");
        Files.writeString(store.resolve("old/sda.data.info.json"), "{\"of\": \"the other disk\"}");
        run("move", "from", "old/sda", "to", "new/sda");
        assertThat(files("new")).contains("sda.info.json", "sda.gz");
        assertThat(files("old")).contains("sda.data.info.json").doesNotContain("sda.info.json", "sda.gz");
    }

    @Test
    void aFileThatIsThereAlreadyIsKeptAndNamed() throws IOException {
        Files.writeString(store.resolve("old/sda.info.json"), "{}");
        Files.writeString(Files.createDirectory(store.resolve("new")).resolve("sda.info.json"), "{\"new\": 1}");
        Outcome outcome = run("move", "from", "old/sda", "to", "new/sda");
        assertThat(outcome.warnings()).singleElement().asString().contains(store + "/old/sda.info.json stays");
        assertThat(store.resolve("new/sda.info.json")).hasContent("{\"new\": 1}");
        assertThat(store.resolve("old/sda.info.json")).exists();
    }

    /** A store that was copied without hard links has a copy of the newest pack under the stable name. */
    @Test
    void aCopyUnderTheStableNameIsNotAFileOfAnotherTool() throws IOException {
        Path stable = store.resolve("old/sda.raw.zst");
        Files.delete(stable);
        Files.copy(pack("old", "sda"), stable);
        assertThat(run("move", "from", "old", "to", "new").warnings()).isEmpty();
        Tombstones.assertOnlyIn(store.resolve("old"));
        assertThat(key(store.resolve("new/sda.raw.zst"))).isEqualTo(key(pack("new", "sda")));
    }

    @Test
    void aBoxWithImagesOfItsOwnIsRefused() throws IOException {
        Path disk = Files.write(folder.resolve("disk"), SDB);
        Path other = Files.createDirectory(folder.resolve("other"));
        Map<String, String> backup =
                Map.of("store", "dir:" + other, "image", "new/sda", "device", "file:" + disk, "chunk-size", "65536");
        RunOptions options = RunOptions.defaults();
        TBIMAGE.run("backup", backup, options.withClock(Clock.offset(options.clock(), Duration.ofDays(-1))));
        Files.move(other.resolve("new"), store.resolve("new"));
        List<ImageRef> before = images();
        for (String action : List.of("move", "clone")) {
            assertThatThrownBy(() -> run(action, "from", "old", "to", "new"))
                    .isInstanceOfSatisfying(
                            ImagingException.class, e -> assertThat(e.problem()).isEqualTo(Problem.IMAGE_EXISTS));
        }
        assertThat(images()).isEqualTo(before);
        run("clone", "from", "old", "to", "new", "add", "true");
        assertRestores("new/sda", SDA);
    }

    @Test
    void aDryRunChangesNothing() throws IOException {
        List<String> before = files("old");
        assertThat(run("move", "from", "old", "to", "new", "dry-run", "true").summary())
                .isEqualTo("3 images of old would become images of new; nothing was moved");
        run("clone", "from", "old", "to", "new", "dry-run", "true");
        assertThat(files("old")).isEqualTo(before);
        assertThat(store.resolve("new")).doesNotExist();
    }

    @Test
    void aCloneHasTheNewestImagesAndNamesNoHardware() throws IOException {
        run("clone", "from", "old", "to", "10.0.0.7");
        run("clone", "from", "old", "to", "10.0.0.7");
        run("clone", "from", "old", "to", "10.0.0.8");
        assertThat(images()).hasSize(7);
        assertRestores("10.0.0.7/sda", SDA);
        assertRestores("10.0.0.8/sda.data", SDB);
        assertRestores("old/sda", SDA);
        assertThat(key(pack("10.0.0.7", "sda"))).isEqualTo(key(pack("old", "sda")));
        ImageName clone = new ImageName("10.0.0.7", "sda");
        try (ImageStore images = TBIMAGE.openStore("dir:" + store)) {
            ImageInfo info =
                    images.info(new ImageRef(clone, images.newest(clone).orElseThrow()));
            assertThat(info.draft().identity().model()).isEmpty();
            assertThat(info.draft().identity().serial()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "old, old, BAD_SETTING",
        "old, new/sda, BAD_SETTING",
        "old/sda, new, BAD_SETTING",
        "old, ../new, BAD_SETTING",
        "old, .new, BAD_SETTING",
        "absent, new, NO_SUCH_IMAGE",
        "old/sdc, new/sdc, NO_SUCH_IMAGE",
    })
    void whatCanNotBeMovedIsRefused(String from, String to, Problem problem) throws IOException {
        List<ImageRef> before = images();
        for (String action : List.of("move", "clone")) {
            assertThatThrownBy(() -> run(action, "from", from, "to", to))
                    .isInstanceOfSatisfying(
                            ImagingException.class, e -> assertThat(e.problem()).isEqualTo(problem));
        }
        assertThat(images()).isEqualTo(before);
    }
}
