package org.tbimage.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tbimage.action.ProgressListener;
import org.tbimage.core.job.CheckReport;
import org.tbimage.core.job.CheckRequest;
import org.tbimage.core.job.ImageFailure;
import org.tbimage.core.job.ImageSelection;
import org.tbimage.problem.Problem;
import org.tbimage.store.ImageInfo;
import org.tbimage.store.ImageReader;
import org.tbimage.store.ImageStore;
import org.tbimage.store.Share;
import org.tbimage.testkit.device.RecordingDevice;
import org.tbimage.testkit.fault.FaultPlan;
import org.tbimage.value.Generation;
import org.tbimage.value.ImageRef;

/** fsck over three generations that share packs (T39: what repairs deletes nothing). */
class CheckStoreTest {
    @TempDir
    private Path folder;

    private Rig rig;
    private final List<Generation> generations = new ArrayList<>();
    private final byte[] content = Rig.content("d".repeat(40), 0);

    @BeforeEach
    void backUp() throws IOException {
        rig = new Rig(folder);
        for (int i = 0; i < 3; i++) {
            backUpWithout(i);
        }
    }

    private ImageInfo backUpWithout(int chunk) throws IOException {
        rig.setClock(Rig.NOON.plusSeconds(60L * generations.size()));
        content[chunk * Rig.CHUNK] ^= 1;
        try (RecordingDevice disk = rig.disk("disk", content)) {
            ImageInfo image = rig.backup(disk, "zstd", Share.GENERATIONS);
            generations.add(image.generation());
            return image;
        }
    }

    private CheckReport check(boolean deep, boolean repair) throws IOException {
        try (ImageStore store = rig.openStore()) {
            return new CheckStore(
                            rig.context(ProgressListener.SILENT),
                            new CheckRequest(store, ImageSelection.ALL, deep, repair))
                    .run();
        }
    }

    private Path file(int number, String suffix) {
        return rig.boxFolder().resolve("sda." + generations.get(number) + suffix);
    }

    private void unlinkAll() throws IOException {
        try (Stream<Path> files = Files.list(rig.boxFolder())) {
            for (Path file : files.toList()) {
                byte[] bytes = Files.readAllBytes(file);
                Files.delete(file);
                Files.write(file, bytes);
            }
        }
    }

    private void assertAllWhole() throws IOException {
        CheckReport report = check(true, false);
        assertThat(report.failures()).isEmpty();
        assertThat(report.whole()).isEqualTo(generations.size());
        try (ImageStore store = rig.openStore()) {
            for (Generation generation : generations) {
                try (ImageReader image = store.open(new ImageRef(Rig.NAME, generation))) {
                    new Verify(rig.context(ProgressListener.SILENT)).image(image);
                }
            }
        }
    }

    @Test
    void aWholeStoreIsLeftAlone() throws IOException {
        assertAllWhole();
        assertThat(check(true, true).repairs()).isEmpty();
    }

    /** The damaged pack is one file under three names: every image that needs it is reported, and none is touched. */
    @Test
    void damageIsReportedWithEveryImageThatNeedsIt() throws IOException {
        Rig.flip(file(0, ".raw.zst"), 30 * Rig.CHUNK, 3);
        assertThat(check(false, false).failures())
                .as("lengths and trailers are right")
                .isEmpty();
        CheckReport report = check(true, true);
        assertThat(report.failures()).hasSize(3).allMatch(failure -> failure.problem() == Problem.IMAGE_DAMAGED);
        assertThat(report.failures()).extracting(ImageFailure::image).doesNotHaveDuplicates();
        assertThat(report.repairs()).isEmpty();
        assertThat(file(0, ".raw.zst")).exists();
        // the content is on the disk still: the next backup stores it anew
        assertThat(backUpWithout(5).stats().storedBytes()).isGreaterThan(30L * Rig.CHUNK);
        CheckReport after = check(true, false);
        assertThat(after.failures()).hasSize(3);
        assertThat(after.whole()).isEqualTo(1);
    }

    @Test
    void aShortenedOrMissingPackIsFoundByTheCheapCheck() throws IOException {
        Files.write(file(1, ".raw.zst"), new byte[10]);
        assertThat(check(false, false).failures()).hasSize(2);
        Files.delete(file(0, ".raw.zst"));
        Files.delete(file(1, ".from-1.raw.zst"));
        Files.delete(file(2, ".from-1.raw.zst"));
        assertThat(check(false, false).failures()).hasSize(3);
    }

    @Test
    void aMissingPackIsTakenFromAnotherImage() throws IOException {
        Files.delete(file(0, ".raw.zst"));
        Files.delete(file(1, ".from-1.raw.zst"));
        assertThat(check(false, false).failures()).hasSize(2);
        assertThat(check(false, true).repairs()).hasSize(2);
        assertAllWhole();
        assertThat(Files.isSameFile(file(0, ".raw.zst"), file(2, ".from-1.raw.zst")))
                .isTrue();
    }

    @Test
    void equalPacksAreStoredOnceAgain() throws IOException {
        unlinkAll();
        assertAllWhole();
        assertThat(check(false, true).repairs()).hasSize(3).allMatch(line -> line.contains("shares its bytes"));
        assertThat(Files.isSameFile(file(0, ".raw.zst"), file(2, ".from-1.raw.zst")))
                .isTrue();
        assertThat(check(false, true).repairs()).isEmpty();
        assertAllWhole();
    }

    /** In a store that was copied without links each image has a pack of its own: a damaged one is taken from another. */
    @Test
    void aDamagedPackIsTakenFromACopyAndKept() throws IOException {
        unlinkAll();
        Rig.flip(file(2, ".from-1.raw.zst"), 30 * Rig.CHUNK, 3);
        byte[] damaged = Files.readAllBytes(file(2, ".from-1.raw.zst"));
        assertThat(check(true, true).repairs()).anyMatch(line -> line.contains("is kept as"));
        assertAllWhole();
        try (Stream<Path> kept = Files.walk(rig.storeFolder().resolve("_damaged"))) {
            assertThat(kept.filter(Files::isRegularFile)
                            .filter(file -> file.toString().contains(".was-")))
                    .singleElement()
                    .satisfies(file -> assertThat(file).hasBinaryContent(damaged));
        }
    }

    /** Killed at any call, or with the first name removed at that moment by somebody else, a repair loses no pack. */
    @Test
    void aRepairThatBreaksOffLosesNothing() throws IOException {
        unlinkAll();
        for (int call = 1; ; call++) {
            FaultPlan plan = FaultPlan.fromCall(call);
            try (ImageStore store = rig.openStore(plan)) {
                new CheckStore(
                                rig.context(ProgressListener.SILENT),
                                new CheckRequest(store, ImageSelection.ALL, false, true))
                        .run();
            } catch (IOException e) {
                assertThat(plan.struck()).isNotEmpty();
            }
            Path first = file(0, ".raw.zst");
            Path aside = folder.resolve("aside");
            Files.move(first, aside);
            assertThat(check(false, true).failures())
                    .extracting(ImageFailure::image)
                    .as("after a kill at call " + call + " and the removal of the first name")
                    .allMatch(image -> image.contains(generations.get(0).toString()));
            if (Files.exists(first)) {
                Files.delete(aside); // the repair has taken it from another image
            } else {
                Files.move(aside, first);
            }
            if (plan.struck().isEmpty()) {
                assertThat(call).isGreaterThan(20);
                return;
            }
            unlinkAll();
        }
    }
}
