package org.tbimage.core.engine.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tbimage.action.Cancellation;
import org.tbimage.action.CancelledException;
import org.tbimage.action.ProgressListener;
import org.tbimage.codec.Codec;
import org.tbimage.codec.FrameEncoder;
import org.tbimage.core.RunOptions;
import org.tbimage.core.engine.CopyStore;
import org.tbimage.core.engine.Rig;
import org.tbimage.core.job.CopyReport;
import org.tbimage.core.job.CopyRequest;
import org.tbimage.core.job.ImageFailure;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.store.ImageStore;
import org.tbimage.testkit.action.ProgressRecord;
import org.tbimage.testkit.codec.FilterCodec;
import org.tbimage.testkit.fault.Fault;
import org.tbimage.testkit.fault.FaultPlan;
import org.tbimage.testkit.fault.Operation;
import org.tbimage.value.Generation;
import org.tbimage.value.ImageRef;

/** What fails for one image does not stop the others, what fails for all does, and another run completes the copy. */
class CopyFailuresTest {
    private static final byte[] CONTENT = Rig.content("dtzzzd", 512);
    private static final byte[] CHANGED = Rig.content("dddtzd", 512);

    @TempDir
    Path folder;

    private CopyBed bed;
    private final List<String> warnings = new ArrayList<>();
    private final ProgressListener listener = new ProgressListener() {
        @Override
        public void warned(String message) {
            warnings.add(message);
        }
    };

    @BeforeEach
    void makeImages() throws IOException {
        bed = new CopyBed(folder);
        bed.backUp("from", "box1/sda", CONTENT, "zstd");
        bed.backUp("from", "box1/sda", CHANGED, "zstd");
        bed.backUp("from", "box2/sda", CONTENT, "zstd");
    }

    private void assertWholeCopy() throws IOException {
        assertThat(bed.images("to")).isEqualTo(bed.images("from"));
        try (ImageStore from = bed.open("from");
                ImageStore to = bed.open("to")) {
            for (ImageRef ref : from.list()) {
                assertThat(bed.content(to, ref)).isEqualTo(bed.content(from, ref));
            }
        }
    }

    private CopyReport copy(ImageStore from, ImageStore to) throws IOException {
        return new CopyStore(bed.context(listener), CopyRequest.of(from, to)).run();
    }

    @Test
    void aDamagedImageIsReportedWithItsPlace() throws IOException {
        Path pack = bed.file("from", "sda", "raw.zst"); // of box2
        Rig.flip(pack, 200, 3);
        assertThatThrownBy(() -> bed.copy(listener))
                .isInstanceOfSatisfying(ImagingException.class, e -> {
                    assertThat(e.problem()).isEqualTo(Problem.IMAGE_DAMAGED);
                    assertThat(e.remedy()).contains("another generation");
                })
                .hasMessageContaining("1 image could not be copied; copied 2 images")
                .hasMessageContaining("The first: box2/sda@")
                .hasMessageContaining(pack + " at byte ");
        assertThat(warnings).singleElement().asString().startsWith("not copied: box2/sda@");
        assertThat(bed.images("to")).hasSize(2).isEqualTo(bed.images("from").subList(0, 2));
        assertThat(bed.path("to").resolve("box2"))
                .satisfiesAnyOf(
                        box -> assertThat(box).doesNotExist(),
                        box -> assertThat(box).isEmptyDirectory());
    }

    /** A manifest, a table and a pack of three images: none stops the others, and all are counted. */
    @Test
    void everyDamagedImageIsCounted() throws IOException {
        bed.backUp("from", "box3/sda", CONTENT, "zstd");
        Files.writeString(bed.file("from", "sda", "json"), "{}"); // box3
        Path box1 = bed.path("from").resolve("box1");
        List<ImageRef> images = bed.images("from");
        Files.delete(box1.resolve("sda." + images.get(0).generation() + ".chunks"));
        Path cut = box1.resolve("sda." + images.get(1).generation() + ".raw.zst");
        Files.write(cut, new byte[10]);
        try (ImageStore from = bed.open("from");
                ImageStore to = bed.open("to")) {
            CopyReport report = copy(from, to);
            assertThat(report.copied()).isEqualTo(1);
            assertThat(report.failed()).isEqualTo(3);
            assertThat(report.failures()).extracting(ImageFailure::problem).containsOnly(Problem.IMAGE_DAMAGED);
            assertThat(to.list()).containsExactly(images.get(2));
        }
    }

    /** A copy that was damaged later is reported. After it is deleted, it can be copied again. */
    @Test
    void aDamagedCopyIsReported() throws IOException {
        bed.copy();
        ImageRef ref = bed.images("to").get(2);
        Path table = bed.file("to", "sda", "chunks");
        Rig.flip(table, 200, 3);
        assertThatThrownBy(() -> bed.copy(listener))
                .isInstanceOfSatisfying(
                        ImagingException.class,
                        e -> assertThat(e.remedy())
                                .isEqualTo("delete " + ref + " in " + bed.location("to")
                                        + ", and copy this generation again"))
                .hasMessageContaining("the copy that is there is damaged: dir:" + table);
        bed.run(
                "delete",
                RunOptions.defaults(),
                "store",
                bed.location("to"),
                "image",
                "box2/sda",
                "generation",
                ref.generation().toString(),
                "last",
                "true");
        bed.copy("image", "box2/sda", "generation", ref.generation().toString());
        try (ImageStore to = bed.open("to")) {
            assertThat(to.list()).hasSize(3);
            assertThat(bed.content(to, to.list().get(2))).isEqualTo(CONTENT);
        }
    }

    /** T12: the original may be deleted after a copy, so a library that makes wrong frames is found wherever the frame is. */
    @Test
    void aWrongFrameOfAnotherCodecIsNotPublished() throws IOException {
        Codec lz4 = bed.tbimage.codecs().get("lz4");
        Codec wrong = new FilterCodec(lz4) {
            @Override
            public FrameEncoder newEncoder(int level) {
                FrameEncoder encoder = lz4.newEncoder(level);
                return new FrameEncoder() {
                    @Override
                    public void encode(ByteBuffer content, ByteBuffer frame) {
                        ByteBuffer changed = ByteBuffer.allocateDirect(content.remaining());
                        changed.put(content).flip();
                        boolean zeros = changed.get(0) == 0 && changed.get(1) == 0;
                        changed.put(changed.limit() - 1, (byte) (changed.get(changed.limit() - 1) ^ (zeros ? 0 : 1)));
                        encoder.encode(changed, frame);
                    }

                    @Override
                    public void close() {
                        encoder.close();
                    }
                };
            }
        };
        try (ImageStore from = bed.open("from");
                ImageStore to = bed.open("to")) {
            CopyReport report = new CopyStore(
                            bed.context(listener), CopyRequest.of(from, to).with(wrong))
                    .run();
            assertThat(report.copied()).isZero();
            assertThat(report.failures())
                    .hasSize(3)
                    .allSatisfy(failure -> assertThat(failure.toString()).contains("it expands to something else"));
            assertThat(to.list()).isEmpty();
        }
    }

    /** A nightly copy must not bring back what retention has removed. */
    @Test
    void anImageThatWasRemovedThereStaysAway() throws IOException {
        bed.copy();
        ImageRef removed = bed.images("to").get(0);
        try (ImageStore from = bed.open("from");
                ImageStore to = bed.open("to")) {
            to.delete(removed);
            assertThat(to.isRemoved(removed)).isTrue();
            CopyReport report = copy(from, to);
            assertThat(report.removed()).isEqualTo(1);
            assertThat(report.present()).isEqualTo(2);
            assertThat(report.copied()).isZero();
            assertThat(to.list()).hasSize(2);
            bed.copy("image", "box1/sda", "generation", removed.generation().toString());
            ImageRef again = new ImageRef(removed.name(), removed.generation().next());
            assertThat(to.list()).hasSize(3).contains(again);
            assertThat(bed.content(to, again)).isEqualTo(CONTENT);
        }
    }

    /** The disk of the server of the first store has a bad sector: only the image on it is lost. */
    @Test
    void aStoreThatCanNotReadAnImageStillGivesTheOthers() throws IOException {
        FaultPlan plan = FaultPlan.onlyCall(6, Operation.READ_BLOB);
        try (ImageStore from = bed.open("from", plan::medium);
                ImageStore to = bed.open("to")) {
            CopyReport report = copy(from, to);
            assertThat(plan.struck()).hasSize(1);
            assertThat(report.copied()).isEqualTo(2);
            assertThat(report.failures()).singleElement().asString().contains(Fault.MARK);
            assertThat(copy(from, to).present()).isEqualTo(2);
        }
        assertWholeCopy();
    }

    @Test
    void aFullStoreStopsTheCopyAndAnotherRunCompletesIt() throws IOException {
        int stopped = 0;
        boolean complete = false;
        for (int n = 1; !complete; n += 2) {
            FaultPlan plan = FaultPlan.onlyCall(n, Operation.SINK_WRITE).as(Fault.NO_SPACE);
            try (ImageStore from = bed.open("from");
                    ImageStore to = bed.open("to", plan::medium)) {
                copy(from, to);
                complete = true;
            } catch (ImagingException e) {
                assertThat(e.problem()).isEqualTo(Problem.STORE_FULL);
                stopped++;
            }
            assertWholeImages();
        }
        assertThat(stopped).isGreaterThan(2);
        assertWholeCopy();
        assertThat(warnings).noneMatch(line -> line.startsWith("not copied"));
    }

    private void assertWholeImages() throws IOException {
        try (ImageStore to = bed.open("to")) {
            for (ImageRef ref : to.list()) {
                bed.content(to, ref);
            }
        }
    }

    @Test
    void aCancelledCopyIsContinued() throws IOException {
        int runs = 0;
        boolean complete = false;
        while (!complete) {
            Cancellation cancellation = new Cancellation();
            ProgressRecord progress = new ProgressRecord(cancellation);
            progress.stopAt(8);
            try {
                RunOptions options =
                        RunOptions.defaults().withProgress(progress).withCancellation(cancellation);
                bed.run("copy", options);
                complete = true;
            } catch (CancelledException e) {
                runs++;
            }
            assertThat(progress.faults()).isEmpty();
            assertWholeImages();
            assertThat(runs).isLessThan(20);
        }
        assertThat(runs).isPositive();
        assertWholeCopy();
    }

    /** What a killed writer left behind holds the name for two hours. The copy takes the next one of that second. */
    @Test
    void aNameThatAKilledWriterHoldsIsPassedOver() throws IOException {
        ImageRef first = bed.images("from").get(0);
        Path claim = bed.path("to").resolve("box1/.sda." + first.generation() + ".json.tmp");
        Files.createDirectories(claim.getParent());
        Files.createFile(claim);
        try (ImageStore from = bed.open("from");
                ImageStore to = bed.open("to")) {
            CopyReport report = copy(from, to);
            Generation next = first.generation().next();
            assertThat(report.copied()).isEqualTo(3);
            assertThat(report.images().get(2)).isEqualTo("box1/sda@" + next); // tried again at the end
            assertThat(report.warnings())
                    .containsExactly(first + " was copied as box1/sda@" + next + ", since its name is taken");
            assertThat(bed.content(to, new ImageRef(first.name(), next))).isEqualTo(CONTENT);
            Files.delete(claim);
            assertThat(copy(from, to).present())
                    .as("recognized under the other name")
                    .isEqualTo(3);
        }
    }

    @Test
    void aStoreWithoutNotesAndFilesIsCopiedAndGetsCopies() throws IOException {
        try (ImageStore from = new BareStore(bed.open("from"));
                ImageStore to = new BareStore(bed.open("to"))) {
            assertThat(copy(from, to).copied()).isEqualTo(3);
            assertThat(copy(from, to).present()).isEqualTo(3);
        }
        assertWholeCopy();
    }
}
