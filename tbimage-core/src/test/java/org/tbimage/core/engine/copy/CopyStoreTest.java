package org.tbimage.core.engine.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tbimage.action.Cancellation;
import org.tbimage.action.Fact;
import org.tbimage.action.Outcome;
import org.tbimage.core.engine.Rig;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.store.ImageInfo;
import org.tbimage.store.ImageStore;
import org.tbimage.testkit.action.ProgressRecord;
import org.tbimage.value.ImageRef;
import org.tbimage.value.Sha256;

/** {@code copy}: images of one store in another one. */
class CopyStoreTest {
    private static final byte[] FIRST = Rig.content("dtzzzd", 1536);
    private static final byte[] SECOND = Rig.content("dttzzd", 1536);
    private static final byte[] OTHER = Rig.content("zzdt", 0);

    @TempDir
    Path folder;

    private CopyBed bed;

    @BeforeEach
    void makeStores() throws IOException {
        bed = new CopyBed(folder);
    }

    private void threeImages() throws IOException {
        bed.backUp("from", "box1/sda", FIRST, "zstd");
        bed.backUp("from", "box1/sda", SECOND, "zstd");
        bed.backUp("from", "box2/sdb", OTHER, "gzip");
    }

    private void assertRefused(Problem problem, String words, String... settings) {
        assertThatThrownBy(() -> bed.copy(settings))
                .isInstanceOfSatisfying(ImagingException.class, e -> {
                    assertThat(e.problem()).as(e.getMessage()).isEqualTo(problem);
                    assertThat(e.remedy().isBlank())
                            .isEqualTo(String.valueOf(e.getMessage()).startsWith("bad "));
                })
                .hasMessageContaining(words);
    }

    /** All files are the same: manifests, tables, packs, and stable names. */
    @ParameterizedTest
    @ValueSource(strings = {"gzip", "zstd", "xz", "lz4"})
    void aCopiedStoreHasTheSameFiles(String codec) throws IOException {
        bed.backUp("from", "box1/sda", FIRST, codec);
        bed.backUp("from", "box1/sda", SECOND, codec);
        bed.backUp("from", "box2/sdb", OTHER, codec);
        Outcome outcome = bed.copy();
        assertThat(bed.files("to")).hasSize(11).isEqualTo(bed.files("from"));
        assertThat(outcome.summary()).isEqualTo("copied 3 images to " + bed.location("to"));
        assertThat(bed.fact(outcome, "copied")).isEqualTo(3);
        assertThat(bed.fact(outcome, "size")).isEqualTo(FIRST.length + SECOND.length + OTHER.length);
        assertThat(bed.fact(outcome, "read")).isPositive().isLessThanOrEqualTo(bed.fact(outcome, "written"));
    }

    @Test
    void aSecondRunCopiesOnlyWhatIsNew() throws IOException {
        threeImages();
        bed.copy();
        Map<String, Sha256> before = bed.files("to");
        Outcome nothing = bed.copy();
        assertThat(nothing.summary()).isEqualTo("copied 0 images to " + bed.location("to") + "; 3 are there already");
        assertThat(bed.fact(nothing, "written")).isZero();
        assertThat(bed.files("to")).isEqualTo(before);
        bed.backUp("from", "box2/sdb", SECOND, "zstd");
        Outcome one = bed.copy();
        assertThat(bed.fact(one, "copied")).isEqualTo(1);
        assertThat(bed.fact(one, "present")).isEqualTo(3);
        assertThat(bed.images("to")).isEqualTo(bed.images("from"));
    }

    @ParameterizedTest
    @CsvSource({"box1, 2", "box1/sda, 2", "box2, 1", "box2/sdb, 1"})
    void aBoxOrADiskIsCopied(String selection, int images) throws IOException {
        threeImages();
        bed.copy("image", selection);
        assertThat(bed.images("to"))
                .hasSize(images)
                .allSatisfy(ref -> assertThat(ref.name().toString()).startsWith(selection));
    }

    @Test
    void oneGenerationIsCopied() throws IOException {
        threeImages();
        ImageRef first = bed.images("from").get(0);
        bed.copy("image", "box1/sda", "generation", first.generation().toString());
        assertThat(bed.images("to")).containsExactly(first);
    }

    @ParameterizedTest
    @CsvSource({
        "image, box9, NO_SUCH_IMAGE, no image of box9",
        "image, box1/sdz, NO_SUCH_IMAGE, no image of box1/sdz",
        "image, ../box1, BAD_SETTING, bad image",
        "image, a/b/c, BAD_SETTING, bad image",
        "generation, 20261122T101500Z, BAD_SETTING, name the disk",
        "level, 3, BAD_SETTING, a level without a codec",
        "codec, zip, UNKNOWN_PROVIDER, zip",
    })
    void badSettingsAreRefused(String name, String value, Problem problem, String words) throws IOException {
        threeImages();
        assertRefused(problem, words, name, value);
        assertThat(bed.files("to")).isEmpty();
    }

    @Test
    void aGenerationThatIsNotThereIsRefused() throws IOException {
        threeImages();
        assertRefused(
                Problem.NO_SUCH_IMAGE,
                "box1/sda@20200101T000000Z",
                "image",
                "box1/sda",
                "generation",
                "20200101T000000Z");
        assertRefused(Problem.BAD_SETTING, "expected a whole number from", "codec", "zstd", "level", "99");
    }

    /** T12: what is encoded anew has the same content, and the next run recognizes it. */
    @ParameterizedTest
    @ValueSource(strings = {"gzip", "zstd", "xz", "lz4"})
    void anotherCodecIsUsedOnRequest(String codec) throws IOException {
        bed.backUp("from", "box1/sda", FIRST, codec.equals("lz4") ? "xz" : "lz4");
        bed.copy("codec", codec);
        try (ImageStore from = bed.open("from");
                ImageStore to = bed.open("to")) {
            ImageInfo image = bed.newest(from, "box1/sda");
            ImageInfo copy = bed.newest(to, "box1/sda");
            assertThat(copy.draft().encoding().codec()).isEqualTo(codec);
            assertThat(copy.draft().createdAt()).isEqualTo(image.draft().createdAt());
            assertThat(copy.took()).isEqualTo(image.took());
            assertThat(bed.content(to, copy.ref())).isEqualTo(FIRST);
        }
        assertThat(bed.fact(bed.copy("codec", codec), "present")).isEqualTo(1);
        assertThat(bed.fact(bed.copy(), "present")).isEqualTo(1);
    }

    @Test
    void anotherLevelIsUsedOnRequest() throws IOException {
        bed.backUp("from", "box1/sda", FIRST, "zstd", "level", "1");
        bed.copy("codec", "zstd");
        assertThat(bed.files("to")).isEqualTo(bed.files("from"));
        bed.copy(
                "codec",
                "zstd",
                "level",
                "19",
                "to",
                bed.location(Files.createDirectory(folder.resolve("third"))
                        .getFileName()
                        .toString()));
        try (ImageStore third = bed.open("third")) {
            ImageInfo copy = bed.newest(third, "box1/sda");
            assertThat(copy.draft().encoding().level()).isEqualTo(19);
            assertThat(bed.content(third, copy.ref())).isEqualTo(FIRST);
        }
        assertThat(bed.file("third", "sda", "raw.zst"))
                .isNotEmptyFile()
                .satisfies(
                        file -> assertThat(Files.size(file)).isLessThan(Files.size(bed.file("to", "sda", "raw.zst"))));
    }

    @Test
    void aDryRunListsWhatWouldBeCopied() throws IOException {
        threeImages();
        bed.copy("image", "box2");
        Map<String, Sha256> before = bed.files("to");
        Outcome plan = bed.copy("dry-run", "true");
        assertThat(bed.files("to")).isEqualTo(before);
        assertThat(plan.summary()).startsWith("would copy 2 images to ").endsWith("nothing was copied");
        assertThat(plan.facts())
                .filteredOn(fact -> fact.name().equals("image-list"))
                .flatExtracting(Fact::texts)
                .containsExactlyElementsOf(bed.images("from").subList(0, 2).stream()
                        .map(ImageRef::toString)
                        .toList());
        assertThat(bed.fact(plan, "to-read"))
                .isEqualTo(bed.fact(bed.copy(), "written")); // frames are kept, so packs are as long
    }

    /** Oldest first, so that later generations can share with earlier ones; and one phase for all. */
    @Test
    void theProgressIsThatOfTheWhole() throws IOException {
        threeImages();
        ProgressRecord progress = new ProgressRecord(new Cancellation());
        bed.copy(progress, "image", "box1");
        assertThat(progress.faults()).isEmpty();
        progress.assertComplete();
        ProgressRecord present = new ProgressRecord(new Cancellation());
        bed.copy(present);
        assertThat(present.faults()).isEmpty();
        present.assertComplete();
    }

    /** Another image of the same name is neither replaced nor taken for the copy. */
    @Test
    void anotherImageOfTheSameNameStays() throws IOException {
        threeImages();
        bed.copy(
                "image",
                "box1/sda",
                "generation",
                bed.images("from").get(0).generation().toString());
        CopyBed other = new CopyBed(Files.createDirectory(folder.resolve("other")));
        other.backUp("from", "box1/sda", SECOND, "zstd"); // at the same second as the first image
        ImageRef ref = other.images("from").get(0);
        assertThat(ref).isEqualTo(bed.images("from").get(0));
        assertRefused(Problem.IMAGE_EXISTS, ref + ": " + bed.location("to"), "store", other.location("from"));
        try (ImageStore to = bed.open("to")) {
            assertThat(bed.content(to, ref)).isEqualTo(FIRST);
        }
        assertRefused(Problem.IMAGE_EXISTS, "copied 2 images", "to", other.location("from"));
        assertThat(other.images("from")).isEqualTo(bed.images("from"));
    }

    @Test
    void notesGoAlong() throws IOException {
        threeImages();
        Path box = bed.path("from").resolve("box1");
        for (String note : List.of("info", "retired", "restoring")) {
            Files.writeString(box.resolve("sda." + note + ".json"), "{\"" + note + "\": 1}");
        }
        Path target = Files.createDirectories(bed.path("to").resolve("box1"));
        Files.writeString(target.resolve("sda.info.json"), "{\"info\": 0}");
        bed.copy();
        assertThat(target.resolve("sda.info.json")).hasContent("{\"info\": 1}");
        assertThat(target.resolve("sda.retired.json")).hasContent("{\"retired\": 1}");
        assertThat(target.resolve("sda.restoring.json")).doesNotExist();
        assertThat(target.resolve("sda.copy-probe.json")).doesNotExist();
    }

    /** A run that was killed may have published an image without its stable name. */
    @Test
    void stableNamesAreSetAgain() throws IOException {
        threeImages();
        bed.copy();
        Path stable = bed.path("to").resolve("box1/sda.raw.zst");
        Files.delete(stable);
        bed.copy();
        assertThat(Files.isSameFile(stable, bed.file("to", "sda", "raw.zst"))).isTrue();
    }

    @Test
    void oneStoreIsNotCopiedIntoItself() throws IOException {
        threeImages();
        Files.createSymbolicLink(folder.resolve("link"), bed.path("from"));
        Map<String, Sha256> before = bed.files("from");
        assertRefused(Problem.BAD_SETTING, "is one store", "to", bed.location("from"));
        assertRefused(Problem.BAD_SETTING, "is one store", "to", bed.location("from") + "/../from/");
        assertRefused(Problem.BAD_SETTING, "are one store", "to", bed.location("link"));
        assertRefused(Problem.BAD_SETTING, "are one store", "store", bed.location("link"), "to", bed.location("from"));
        assertThat(bed.files("from")).isEqualTo(before);
    }

    @Test
    void theStoreInMemoryIsOneToo() throws IOException {
        threeImages();
        bed.copy("to", "memory:one");
        assertRefused(Problem.BAD_SETTING, "is one store", "store", "memory:one", "to", "memory:one");
        bed.copy("store", "memory:one", "to", "memory:two");
        bed.copy("store", "memory:two", "to", bed.location("to"));
        assertThat(bed.files("to")).isEqualTo(bed.files("from"));
    }
}
