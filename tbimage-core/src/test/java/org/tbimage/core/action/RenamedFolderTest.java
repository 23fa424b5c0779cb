package org.tbimage.core.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tbimage.action.Outcome;
import org.tbimage.core.RunOptions;
import org.tbimage.core.Tbimage;
import org.tbimage.core.engine.Rig;
import org.tbimage.core.store.Tombstones;
import org.tbimage.store.DamagedImageException;
import org.tbimage.store.ImageInfo;
import org.tbimage.store.ImageReader;
import org.tbimage.store.ImageStore;
import org.tbimage.value.ImageName;
import org.tbimage.value.ImageRef;

/** Somebody renamed or copied the folder of a box by {@code mv} or {@code cp -r}: its images belong to the present folder. */
class RenamedFolderTest {
    private static final Tbimage TBIMAGE = Tbimage.discover();
    private static final byte[] OLDER = Rig.content("dtzd", 512);
    private static final byte[] NEWER = Rig.content("dtzt", 512);
    private static final ImageName RENAMED = new ImageName("new", "sda");

    @TempDir
    Path folder;

    private Path store;

    @BeforeEach
    void backUpTwice() throws IOException {
        store = Files.createDirectory(folder.resolve("store"));
        backUp("old/sda", OLDER);
        backUp("old/sda", NEWER);
    }

    private Outcome backUp(String image, byte[] content) throws IOException {
        Path disk = Files.write(folder.resolve("disk"), content);
        return run("backup-again", "image", image, "device", "file:" + disk, "chunk-size", "65536");
    }

    private Outcome run(String action, String... settings) throws IOException {
        Map<String, String> all = new HashMap<>(Map.of("store", "dir:" + store));
        for (int i = 0; i < settings.length; i += 2) {
            all.put(settings[i], settings[i + 1]);
        }
        return TBIMAGE.run(action, all, RunOptions.defaults().withWorkers(2));
    }

    private void rename(String from, String to) throws IOException {
        Files.move(store.resolve(from), store.resolve(to));
    }

    /** As {@code cp -r} copies it: without hard links. */
    private void copy() throws IOException {
        Path to = Files.createDirectory(store.resolve("new"));
        for (Path file : files("old")) {
            Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    private List<Path> files(String box) throws IOException {
        try (Stream<Path> files = Files.list(store.resolve(box))) {
            return files.sorted().toList();
        }
    }

    private List<ImageRef> images() throws IOException {
        try (ImageStore images = TBIMAGE.openStore("dir:" + store)) {
            return images.list();
        }
    }

    private List<ImageRef> images(String box) throws IOException {
        return images().stream().filter(ref -> ref.name().box().equals(box)).toList();
    }

    private ImageInfo info(ImageRef ref) throws IOException {
        try (ImageStore images = TBIMAGE.openStore("dir:" + store)) {
            images.examine(ref);
            return images.info(ref);
        }
    }

    private void delete(ImageRef ref) throws IOException {
        try (ImageStore images = TBIMAGE.openStore("dir:" + store)) {
            images.delete(ref);
            images.reclaim(ref.name(), Duration.ZERO);
        }
    }

    private void assertRestores(ImageRef ref, byte[] content) throws IOException {
        Path target = folder.resolve("target");
        Files.deleteIfExists(target);
        String name = ref.name().toString();
        String generation = ref.generation().toString();
        run("restore", "image", name, "generation", generation, "device", "file:" + target);
        assertThat(target).hasBinaryContent(content);
        run("verify", "image", name, "generation", generation);
    }

    private void assertBothRestore(String box) throws IOException {
        assertThat(images(box)).hasSize(2);
        assertRestores(images(box).get(0), OLDER);
        assertRestores(images(box).get(1), NEWER);
    }

    private void assertStableNameLeadsTo(ImageRef ref) throws IOException {
        Path box = store.resolve(ref.name().box());
        assertThat(Files.isSameFile(box.resolve("sda.raw.zst"), box.resolve("sda." + ref.generation() + ".raw.zst")))
                .isTrue();
    }

    @Test
    void imagesOfARenamedFolderHaveThePresentName() throws IOException {
        rename("old", "new");
        assertThat(images()).hasSize(2).extracting(ImageRef::name).containsOnly(RENAMED);
        for (ImageRef ref : images()) {
            assertThat(info(ref).ref()).isEqualTo(ref);
        }
        assertBothRestore("new");
    }

    /** The packs are named to users as the files that are there. */
    @Test
    void packsAreNamedByThePresentFolder() throws IOException {
        rename("old", "new");
        try (ImageStore images = TBIMAGE.openStore("dir:" + store);
                ImageReader image = images.open(images.list().get(0))) {
            assertThat(image.packs()).allSatisfy(pack -> assertThat(pack.key()).contains(store + "/new/sda."));
        }
    }

    /** What is missing is named in the folder in which it is missing. */
    @Test
    void aPartThatDidNotComeAlongIsDamage() throws IOException {
        copy();
        ImageRef ref = images("new").get(1);
        Path pack = store.resolve("new/sda." + ref.generation() + ".raw.zst");
        Files.delete(pack);
        try (ImageStore images = TBIMAGE.openStore("dir:" + store)) {
            assertThatThrownBy(() -> images.open(ref))
                    .isInstanceOf(DamagedImageException.class)
                    .hasMessageContaining(pack.toString());
        }
    }

    @Test
    void theNextBackupReusesFramesAndHasTheNewName() throws IOException {
        rename("old", "new");
        backUp("new/sda", NEWER);
        assertThat(images()).hasSize(3).extracting(ImageRef::name).containsOnly(RENAMED);
        ImageRef made = images().get(2);
        assertThat(info(made).stats().reusedChunks())
                .isEqualTo(info(made).stats().dataChunks());
        assertThat(store.resolve("new/sda." + made.generation() + ".json"))
                .content()
                .contains("\"box\": \"new\"");
        assertRestores(made, NEWER);
        assertRestores(images().get(0), OLDER);
        assertStableNameLeadsTo(made);
    }

    @Test
    void deletingTheNewestLetsTheStableNameLeadToTheOther() throws IOException {
        rename("old", "new");
        delete(images().get(1));
        assertThat(images()).hasSize(1);
        assertStableNameLeadsTo(images().get(0));
        assertRestores(images().get(0), OLDER);
        delete(images().get(0));
        Tombstones.assertOnlyIn(store.resolve("new"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"old", "new"})
    void deletingImagesOfOneFolderLeavesTheOther(String box) throws IOException {
        copy();
        for (ImageRef ref : images(box)) {
            delete(ref);
        }
        Tombstones.assertOnlyIn(store.resolve(box));
        assertBothRestore(box.equals("old") ? "new" : "old");
    }

    /** The frames come from the folder itself: the original may go or change. */
    @Test
    void aCopyNeedsNothingOfTheOriginal() throws IOException {
        copy();
        for (Path file : files("old")) {
            Files.write(file, new byte[] {1, 2, 3});
        }
        assertBothRestore("new");
        backUp("new/sda", NEWER);
        assertThat(info(images("new").get(2)).stats().reusedChunks()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"third", "old"})
    void aRenamedBoxIsMoved(String to) throws IOException {
        rename("old", "new");
        run("move", "from", "new", "to", to);
        Tombstones.assertOnlyIn(store.resolve("new"));
        assertThat(files(to))
                .filteredOn(file -> file.toString().endsWith(".json"))
                .allSatisfy(file -> assertThat(file).content().contains("\"box\": \"" + to + "\""));
        assertBothRestore(to);
        assertStableNameLeadsTo(images(to).get(1));
    }

    @Test
    void aRenamedBoxIsCloned() throws IOException {
        rename("old", "new");
        run("clone", "from", "new", "to", "third");
        assertRestores(images("third").get(0), NEWER);
        assertBothRestore("new");
    }

    /** A move that finds its copies made must know them though their folder was renamed meanwhile. */
    @Test
    void aCopyWhoseFolderWasRenamedIsFoundAgain() throws IOException {
        run("clone", "from", "old", "to", "new");
        rename("new", "third");
        run("clone", "from", "old", "to", "third");
        assertThat(images("third")).hasSize(1);
        run("move", "from", "third", "to", "old");
        assertThat(images("third")).isEmpty();
        assertBothRestore("old");
    }

    @Test
    void aFolderThatIsRenamedTwiceKeepsItsImages() throws IOException {
        rename("old", "new");
        backUp("new/sda", NEWER);
        rename("new", "third");
        assertRestores(images("third").get(2), NEWER);
        assertRestores(images("third").get(0), OLDER);
        rename("third", "old");
        assertRestores(images("old").get(2), NEWER);
        assertRestores(images("old").get(0), OLDER);
    }

    /** A copy keeps its part in the turn by which eight backups prove all frames. */
    @Test
    void aRenamedImageProvesTheNextEighth() throws IOException {
        // the clock decides where the turn begins; of two images in a row at most one has 0, which a lost number is
        // read as
        int which = info(images("old").get(1)).draft().proofRound() > 0 ? 1 : 0;
        int eighth = info(images("old").get(which)).draft().proofRound();
        assertThat(eighth).isPositive();
        rename("old", "new");
        assertThat(info(images("new").get(which)).draft().proofRound()).isEqualTo(eighth);
        run("move", "from", "new", "to", "third");
        assertThat(info(images("third").get(which)).draft().proofRound()).isEqualTo(eighth);
    }

    @Test
    void openingOneWarnsOnce() throws IOException {
        rename("old", "new");
        ImageRef ref = images().get(0);
        assertThat(warnings(ref))
                .singleElement()
                .asString()
                .contains(
                        "its folder was moved or copied from old",
                        "the image is used as " + ref,
                        "'move' is not needed");
        run("move", "from", "new", "to", "old");
        assertThat(warnings(images().get(0))).isEmpty();
    }

    /** What opening logs of this store. */
    private List<String> warnings(ImageRef ref) throws IOException {
        PrintStream before = System.err;
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
        try (ImageStore images = TBIMAGE.openStore("dir:" + store)) {
            images.info(ref);
            images.open(ref).close();
        } finally {
            System.setErr(before);
        }
        return log.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.contains(store.toString()))
                .toList();
    }
}
