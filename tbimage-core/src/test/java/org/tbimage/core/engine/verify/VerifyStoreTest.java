package org.tbimage.core.engine.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tbimage.action.Cancellation;
import org.tbimage.action.CancelledException;
import org.tbimage.action.ProgressListener;
import org.tbimage.core.RunOptions;
import org.tbimage.core.Tbimage;
import org.tbimage.core.engine.Rig;
import org.tbimage.core.engine.Verifications;
import org.tbimage.core.engine.VerifyStore;
import org.tbimage.core.job.ImageFailure;
import org.tbimage.core.job.ImageSelection;
import org.tbimage.core.job.JobContext;
import org.tbimage.core.job.Verification;
import org.tbimage.core.job.VerifyReport;
import org.tbimage.core.job.VerifyRequest;
import org.tbimage.problem.Problem;
import org.tbimage.store.DiskNotes;
import org.tbimage.store.ImageStore;
import org.tbimage.testkit.store.FilterImageStore;
import org.tbimage.value.Generation;
import org.tbimage.value.ImageName;
import org.tbimage.value.ImageRef;

/** {@code verify --all}: which images are verified in which order, and what is remembered. */
class VerifyStoreTest {
    private static final ImageName FIRST = ImageName.parse("box1/sda");
    private static final ImageName SECOND = ImageName.parse("box2/sda");

    @TempDir
    Path folder;

    private final Tbimage tbimage = Tbimage.discover();
    private Instant now = Rig.NOON;
    private final List<String> begun = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final Cancellation cancellation = new Cancellation();
    private final ProgressListener listener = new ProgressListener() {
        @Override
        public void phaseStarted(Phase phase, String subject, long totalBytes) {
            begun.add(subject);
        }

        @Override
        public void warned(String message) {
            warnings.add(message);
        }
    };

    /** Of box1 the first and third image, of box2 the second. */
    @BeforeEach
    void makeImages() throws IOException {
        Files.createDirectory(folder.resolve("store"));
        for (ImageName name : List.of(FIRST, SECOND, FIRST)) {
            backUp(name);
        }
    }

    private void backUp(ImageName name) throws IOException {
        Path disk = Files.write(folder.resolve("disk"), Rig.content("dtzd", 512));
        now = now.plus(Duration.ofHours(1));
        Map<String, String> settings =
                Map.of("store", location(), "image", name.toString(), "device", "file:" + disk, "chunk-size", "65536");
        tbimage.run("backup-again", settings, RunOptions.defaults().withClock(clock()));
    }

    private String location() {
        return "dir:" + folder.resolve("store");
    }

    private Clock clock() {
        return Clock.fixed(now, ZoneOffset.UTC);
    }

    private JobContext context() {
        return tbimage.jobContext(RunOptions.defaults()
                .withWorkers(2)
                .withProgress(listener)
                .withCancellation(cancellation)
                .withClock(clock()));
    }

    /** One hour passes for each run. */
    private VerifyReport verify(ImageStore store, Duration limit) throws IOException {
        now = now.plus(Duration.ofHours(1));
        return new VerifyStore(context(), VerifyRequest.of(store).within(limit)).run();
    }

    private VerifyReport verifyOne() throws IOException {
        try (ImageStore store = tbimage.openStore(location())) {
            return verify(store, Duration.ZERO);
        }
    }

    private VerifyReport verifyAll() throws IOException {
        try (ImageStore store = tbimage.openStore(location())) {
            return verify(store, Duration.ofDays(1));
        }
    }

    private List<ImageRef> images() throws IOException {
        try (ImageStore store = tbimage.openStore(location())) {
            return store.list();
        }
    }

    private Map<Generation, Verification> remembered(ImageName name) throws IOException {
        try (ImageStore store = tbimage.openStore(location())) {
            return Verifications.of(store, name);
        }
    }

    private Path note(ImageName name) {
        return folder.resolve("store/" + name + ".verified.json");
    }

    @Test
    void theImageWhoseVerificationIsOldestComesFirst() throws IOException {
        List<ImageRef> images = images(); // box1 twice, then box2
        assertThat(verifyOne().left()).isEqualTo(2);
        verifyOne();
        backUp(SECOND);
        verifyOne();
        verifyOne();
        verifyOne();
        assertThat(begun)
                .containsExactly(
                        images.get(0).toString(), // never verified, and the oldest
                        images.get(2).toString(),
                        images.get(1).toString(),
                        images().get(3).toString(), // made after the first verification, and never verified
                        images.get(0).toString());
    }

    @Test
    void whatWasVerifiedIsRemembered() throws IOException {
        VerifyReport report = verifyAll();
        assertThat(report.whole()).isEqualTo(3);
        assertThat(report.left()).isZero();
        assertThat(report.warnings()).isEmpty();
        assertThat(remembered(FIRST).keySet())
                .containsExactlyElementsOf(images().stream()
                        .filter(ref -> ref.name().equals(FIRST))
                        .map(ImageRef::generation)
                        .toList());
        assertThat(remembered(FIRST).values()).allSatisfy(verification -> {
            assertThat(verification.time()).isEqualTo(now);
            assertThat(verification.result()).isEqualTo(Verification.Result.WHOLE);
            assertThat(verification.bytes()).isEqualTo(4L * Rig.CHUNK + 512);
        });
    }

    @Test
    void damageIsReportedAndRememberedAndDoesNotStopTheOthers() throws IOException {
        ImageRef damaged = images().get(0);
        Path pack = folder.resolve("store/box1/sda." + damaged.generation() + ".raw.zst");
        Rig.flip(pack, 100, 3);
        VerifyReport report = verifyAll();
        assertThat(report.whole()).isEqualTo(2);
        assertThat(report.failures()).extracting(ImageFailure::problem).containsExactly(Problem.IMAGE_DAMAGED);
        assertThat(warnings)
                .singleElement()
                .asString()
                .startsWith(damaged + ": dir:" + pack + " at byte ")
                .contains(" -> ");
        assertThat(remembered(FIRST).get(damaged.generation()).result()).isEqualTo(Verification.Result.DAMAGED);
        assertThat(verifyOne().failed())
                .as("the others were verified at the same time")
                .isEqualTo(1);
    }

    @Test
    void entriesOfRemovedImagesGo() throws IOException {
        verifyAll();
        ImageRef removed = images().get(0);
        try (ImageStore store = tbimage.openStore(location())) {
            store.delete(removed);
        }
        verifyAll();
        assertThat(remembered(FIRST)).hasSize(1).doesNotContainKey(removed.generation());
        assertThat(note(FIRST)).content().doesNotContain(removed.generation().toString());
    }

    /** A clock that was wrong once must not keep an image from being verified for years. */
    @Test
    void aTimeInTheFutureDoesNotCount() throws IOException {
        Instant present = now;
        now = present.plus(Duration.ofDays(4000));
        verifyOne();
        now = present;
        begun.clear();
        verifyOne();
        assertThat(begun).containsExactly(images().get(0).toString());
        assertThat(remembered(FIRST).get(images().get(0).generation()).time()).isEqualTo(now);
    }

    @Test
    void aMalformedNoteIsWrittenAnew() throws IOException {
        for (String text : List.of(
                "",
                "{",
                "{}",
                "{\"format\": \"other\"}",
                "[".repeat(5000),
                "{\"format\": \"tbimage-verified\", \"images\": [{\"generation\": \"x\"}]}")) {
            Files.write(note(FIRST), text.getBytes(StandardCharsets.UTF_8));
            assertThat(remembered(FIRST)).as(text).isEmpty();
            assertThat(verifyAll().warnings()).isEmpty();
            assertThat(remembered(FIRST)).as(text).hasSize(2);
        }
    }

    @Test
    void aBoxOrADiskCanBeChosen() throws IOException {
        try (ImageStore store = tbimage.openStore(location())) {
            new VerifyStore(context(), VerifyRequest.of(store).with(ImageSelection.parse("box2"))).run();
            assertThat(begun).containsExactly(images().get(2).toString());
            ImageSelection absent = ImageSelection.parse("box3");
            assertThatThrownBy(() ->
                            new VerifyStore(context(), VerifyRequest.of(store).with(absent)).run())
                    .hasMessageContaining("no image of box3");
        }
    }

    @Test
    void whatWasVerifiedBeforeACancellationIsRemembered() throws IOException {
        ProgressListener cancelling = new ProgressListener() {
            @Override
            public void phaseStarted(Phase phase, String subject, long totalBytes) {
                begun.add(subject);
                if (begun.size() == 2) {
                    cancellation.request();
                }
            }
        };
        JobContext context = tbimage.jobContext(RunOptions.defaults()
                .withProgress(cancelling)
                .withCancellation(cancellation)
                .withClock(clock()));
        try (ImageStore store = tbimage.openStore(location())) {
            assertThatThrownBy(() -> new VerifyStore(context, VerifyRequest.of(store)).run())
                    .isInstanceOf(CancelledException.class);
        }
        assertThat(remembered(FIRST)).hasSize(1);
        assertThat(remembered(SECOND)).isEmpty();
    }

    @Test
    void aStoreWithoutNotesIsVerifiedWithAWarning() throws IOException {
        try (ImageStore store = new FilterImageStore(tbimage.openStore(location())) {
            @Override
            public java.util.Optional<DiskNotes> notes() {
                return java.util.Optional.empty();
            }
        }) {
            VerifyReport report = verify(store, Duration.ofDays(1));
            assertThat(report.whole()).isEqualTo(3);
            assertThat(report.warnings()).singleElement().asString().contains("keeps no notes");
        }
    }

    /** The note is bounded, and a store with many images still has one. */
    @Test
    void theNoteKeepsWhatWasVerifiedLast() throws IOException {
        List<Verification> many = new ArrayList<>();
        for (int i = 0; i < VerifiedNote.MAX_IMAGES + 10; i++) {
            Instant time = Rig.NOON.plusSeconds(i);
            many.add(new Verification(Generation.at(time), time, Verification.Result.UNREADABLE, Long.MAX_VALUE));
        }
        var note = VerifiedNote.write(many);
        assertThat(note.remaining()).isLessThan(DiskNotes.MAX_BYTES);
        assertThat(VerifiedNote.read("note", note).values()).containsExactlyElementsOf(many.subList(10, many.size()));
    }
}
