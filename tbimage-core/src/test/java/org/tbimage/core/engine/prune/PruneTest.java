package org.tbimage.core.engine.prune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tbimage.action.Cancellation;
import org.tbimage.action.CancelledException;
import org.tbimage.action.Fact;
import org.tbimage.action.Outcome;
import org.tbimage.core.engine.Prune;
import org.tbimage.core.job.ImageSelection;
import org.tbimage.core.job.PruneReport;
import org.tbimage.core.job.PruneRequest;
import org.tbimage.core.job.PrunedImage;
import org.tbimage.core.job.PrunedImage.Fate;
import org.tbimage.core.retention.KeepRules;
import org.tbimage.core.retention.Pins;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.store.DiskNotes;
import org.tbimage.store.ImageStore;
import org.tbimage.testkit.store.FilterImageStore;
import org.tbimage.value.ImageName;
import org.tbimage.value.ImageRef;

/** Pruning on a real directory: plan, removal, failures, and what others do at the same time. */
class PruneTest {
    private static final KeepRules LAST = new KeepRules(1, 0, 0, 0, 0);

    @TempDir
    Path work;

    private Timeline timeline;

    @BeforeEach
    void makeStore() throws IOException {
        timeline = new Timeline(work);
    }

    private PruneReport run(ImageStore store, ImageSelection images) throws IOException {
        return new Prune(Timeline.TBIMAGE.jobContext(timeline.options), new PruneRequest(store, images, LAST)).run();
    }

    private static List<String> facts(Outcome outcome, String name) {
        return outcome.items().stream()
                .map(item -> item.stream()
                        .filter(fact -> fact.name().equals(name))
                        .findFirst()
                        .orElseThrow()
                        .text())
                .toList();
    }

    private Map<String, Long> files() throws IOException {
        Map<String, Long> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(work.resolve("store"))) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(file.toString(), Files.getLastModifiedTime(file).toMillis());
            }
        }
        return files;
    }

    @Test
    void theDryRunAnnouncesWhatTheRunDoes() throws IOException {
        ImageRef oldest = timeline.image("2026-11-28T10:00:00Z");
        ImageRef morning = timeline.image("2026-11-29T08:00:00Z");
        ImageRef evening = timeline.image("2026-11-29T20:00:00Z");
        ImageRef newest = timeline.image("2026-11-30T10:00:00Z");
        String[] rules = {"keep-daily", "2"};
        Map<String, Long> before = files();
        Outcome plan = timeline.run("prune", "keep-daily", "2", "dry-run", "true");
        assertThat(files()).isEqualTo(before);
        assertThat(plan.summary()).isEqualTo("would remove 2 of 4 images, by the rules daily 2; nothing was removed");
        assertThat(facts(plan, "fate")).containsExactly("to-remove", "to-remove", "kept", "kept");
        assertThat(facts(plan, "reason"))
                .containsExactly(
                        "older than the images that the rules keep",
                        "not the newest of 2026-11-29",
                        "newest of 2026-11-29 (daily 2 of 2)",
                        "newest of 2026-11-30 (daily 1 of 2)");
        assertThat(facts(plan, "created-at")).contains("2026-11-29T08:00:00Z");
        assertThat(plan.facts()).contains(Fact.count("images", 4), Fact.count("kept", 2), Fact.count("to-remove", 2));

        Outcome done = timeline.run("prune", rules);
        assertThat(facts(done, "fate")).containsExactly("removed", "removed", "kept", "kept");
        assertThat(facts(done, "reason")).isEqualTo(facts(plan, "reason"));
        assertThat(timeline.images()).containsExactly(evening, newest);
        assertThat(timeline.noted)
                .contains(
                        "removed " + oldest + ": older than the images that the rules keep",
                        "removed " + morning + ": not the newest of 2026-11-29");
        timeline.run(
                "verify", "image", "box/sda", "generation", evening.generation().toString());
        assertThat(facts(timeline.run("prune", rules), "fate")).as("again").containsOnly("kept");
    }

    @Test
    void eachDiskIsPrunedForItself() throws IOException {
        ImageName sdb = ImageName.parse("box/sdb");
        ImageName other = ImageName.parse("other/sda");
        for (String time : List.of("2026-11-28T10:00:00Z", "2026-11-29T10:00:00Z")) {
            timeline.image(time);
            timeline.image(sdb, time);
            timeline.image(other, time);
        }
        timeline.run("prune", "image", "box/sdb", "keep-last", "1");
        assertThat(timeline.images())
                .hasSize(5)
                .filteredOn(ref -> ref.name().equals(sdb))
                .hasSize(1);
        timeline.run("prune", "image", "box", "keep-last", "1");
        assertThat(timeline.images())
                .hasSize(4)
                .filteredOn(ref -> ref.name().equals(other))
                .hasSize(2);
        timeline.run("prune", "keep-last", "1");
        assertThat(timeline.images()).hasSize(3).extracting(ImageRef::name).contains(Timeline.SDA, sdb, other);
    }

    @Test
    void withoutRulesThoseOfTheStoreApply() throws IOException {
        timeline.image("2026-11-28T10:00:00Z");
        ImageRef newest = timeline.image("2026-11-29T10:00:00Z");
        assertThatThrownBy(() -> timeline.run("prune")).isInstanceOfSatisfying(ImagingException.class, e -> {
            assertThat(e.problem()).isEqualTo(Problem.BAD_SETTING);
            assertThat(e.remedy()).contains("keep-last", "keep-daily", "keep-weekly", "keep-monthly", "keep-yearly");
        });
        assertThat(timeline.images()).hasSize(2);
        timeline.run("store-settings", "keep-last", "1");
        assertThat(timeline.run("prune").summary()).isEqualTo("removed 1 of 2 images, by the rules last 1");
        assertThat(timeline.images()).containsExactly(newest);
    }

    @Test
    void badSelectionsAreErrors() throws IOException {
        timeline.image("2026-11-28T10:00:00Z");
        for (String image : List.of("nobody", "box/sdx")) {
            assertThatThrownBy(() -> timeline.run("prune", "image", image, "keep-last", "1"))
                    .isInstanceOfSatisfying(
                            ImagingException.class, e -> assertThat(e.problem()).isEqualTo(Problem.NO_SUCH_IMAGE));
        }
        assertThatThrownBy(() -> timeline.run("prune", "image", "../x", "keep-last", "1"))
                .hasMessageContaining("bad");
        assertThatThrownBy(() -> timeline.run("prune", "keep-last", "x")).hasMessageContaining("whole number");
        assertThatThrownBy(() -> new PruneRequest(timeline.open(), ImageSelection.ALL, KeepRules.NONE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** A damaged image is neither removed nor counted as the last good one. */
    @Test
    void damagedImagesAreReportedAndKept() throws IOException {
        ImageRef good = timeline.image("2026-11-28T10:00:00Z");
        ImageRef noManifest = timeline.image("2026-11-29T10:00:00Z");
        ImageRef cut = timeline.image("2026-11-30T10:00:00Z");
        Files.writeString(timeline.file(noManifest, ".json"), "{}");
        Files.delete(timeline.file(cut, ".chunks"));
        Outcome done = timeline.run("prune", "keep-last", "1");
        assertThat(timeline.images()).containsExactly(good, noManifest, cut);
        assertThat(facts(done, "reason").get(0)).isEqualTo("last 1 of 1");
        assertThat(facts(done, "reason").get(1)).startsWith("damaged: ").contains(".json");
        assertThat(facts(done, "reason").get(2)).startsWith("damaged: ").contains(".chunks");
        assertThat(timeline.warned).hasSize(2).allMatch(line -> line.contains(" is kept: damaged: "));
    }

    /** By a clock in the past every image lies in the future. By one in the future, the rules do not change. */
    @Test
    void noClockRemovesTheLastGoodImage() throws IOException {
        timeline.image("2026-11-28T10:00:00Z");
        ImageRef newest = timeline.image("2026-11-29T10:00:00Z");
        timeline.at("1970-01-01T00:00:00Z");
        assertThat(facts(timeline.run("prune", "keep-last", "1"), "fate")).containsOnly("kept");
        assertThat(timeline.warned).hasSize(2).allMatch(line -> line.endsWith("lies in the future"));
        timeline.at("2199-01-01T00:00:00Z");
        timeline.run("prune", "keep-last", "1");
        assertThat(timeline.images()).containsExactly(newest);
    }

    /** A box without a battery images its disk in 1970, after images of today. */
    @Test
    void anImageWithATimeInThePastIsTheNewestAllTheSame() throws IOException {
        timeline.image("2026-11-28T10:00:00Z");
        ImageRef today = timeline.image("2026-11-29T10:00:00Z");
        ImageRef slow = timeline.image("1970-01-01T00:00:30Z");
        assertThat(slow.generation()).isGreaterThan(today.generation());
        timeline.run("prune", "keep-last", "1");
        assertThat(timeline.images()).containsExactly(today, slow);
    }

    @Test
    void aFailureOfOneImageDoesNotStopTheOthers() throws IOException {
        ImageRef stuck = timeline.image("2026-11-28T10:00:00Z");
        ImageRef second = timeline.image("2026-11-29T10:00:00Z");
        ImageRef newest = timeline.image("2026-11-30T10:00:00Z");
        ImageStore store = new FilterImageStore(timeline.open()) {
            @Override
            public void delete(ImageRef ref) throws IOException {
                if (ref.equals(stuck)) {
                    throw new IOException("the server is gone");
                }
                super.delete(ref);
            }
        };
        PruneReport report = run(store, ImageSelection.ALL);
        assertThat(report.of(Fate.FAILED)).extracting(PrunedImage::image).containsExactly(stuck);
        assertThat(report.of(Fate.REMOVED)).extracting(PrunedImage::image).containsExactly(second);
        assertThat(report.failures()).singleElement().asString().isEqualTo(stuck + ": the server is gone");
        assertThat(timeline.images()).containsExactly(stuck, newest);
    }

    /** Between plan and removal somebody pins one image, and somebody removes another. */
    @Test
    void whatOthersDoMeanwhileCounts() throws IOException {
        ImageRef first = timeline.image("2026-11-27T10:00:00Z");
        ImageRef pinned = timeline.image("2026-11-28T10:00:00Z");
        ImageRef gone = timeline.image("2026-11-29T10:00:00Z");
        ImageRef newest = timeline.image("2026-11-30T10:00:00Z");
        ImageStore store = new FilterImageStore(timeline.open()) {
            @Override
            public void delete(ImageRef ref) throws IOException {
                if (ref.equals(first)) {
                    timeline.pin(pinned);
                    super.delete(gone);
                }
                super.delete(ref);
            }
        };
        PruneReport report = run(store, ImageSelection.ALL);
        assertThat(report.failures()).isEmpty();
        assertThat(report.images())
                .extracting(PrunedImage::fate)
                .containsExactly(Fate.REMOVED, Fate.PINNED, Fate.GONE, Fate.KEPT);
        assertThat(timeline.images()).containsExactly(pinned, newest);
    }

    @Test
    void aCancelledPruneStopsBetweenImages() throws IOException {
        timeline.image("2026-11-28T10:00:00Z");
        ImageRef second = timeline.image("2026-11-29T10:00:00Z");
        ImageRef newest = timeline.image("2026-11-30T10:00:00Z");
        Cancellation stop = new Cancellation();
        timeline.options = timeline.options.withCancellation(stop);
        ImageStore store = new FilterImageStore(timeline.open()) {
            @Override
            public void delete(ImageRef ref) throws IOException {
                super.delete(ref);
                stop.request();
            }
        };
        assertThatThrownBy(() -> run(store, ImageSelection.ALL)).isInstanceOf(CancelledException.class);
        assertThat(timeline.images()).containsExactly(second, newest);
    }

    @Test
    void pinnedImagesAreKeptUntilTheyAreUnpinned() throws IOException {
        ImageRef first = timeline.image("2026-11-28T10:00:00Z");
        ImageRef newest = timeline.image("2026-11-29T10:00:00Z");
        timeline.pin(first, "reason", "before the upgrade");
        Outcome done = timeline.run("prune", "keep-last", "1");
        assertThat(facts(done, "reason")).containsExactly("pinned", "last 1 of 1");
        timeline.onOne("unpin", first);
        timeline.run("prune", "keep-last", "1");
        assertThat(timeline.images()).containsExactly(newest);
    }

    /** If it can not be seen whether an image is pinned, the image is kept. */
    @Test
    void anUnreadablePinIsAPin() throws IOException {
        ImageRef first = timeline.image("2026-11-28T10:00:00Z");
        timeline.image("2026-11-29T10:00:00Z");
        timeline.pin(first);
        Path note = timeline.box(Timeline.SDA).resolve("sda.pin-20261128t100000z.json");
        Files.writeString(note, "not even JSON");
        timeline.run("prune", "keep-last", "1");
        Files.write(note, new byte[2 << 20]);
        timeline.run("prune", "keep-last", "1");
        Files.delete(note);
        Files.createDirectory(note);
        timeline.run("prune", "keep-last", "1");
        assertThat(timeline.images()).hasSize(2);
    }

    @Test
    void pinsAreFoundInAStoreWithNotesOnly() throws IOException {
        ImageRef first = timeline.image("2026-11-28T10:00:00Z");
        ImageStore store = new FilterImageStore(timeline.open()) {
            @Override
            public Optional<DiskNotes> notes() {
                return Optional.empty();
            }
        };
        assertThat(new Pins(store).find(first)).isEmpty();
        assertThatThrownBy(() -> new Pins(store).remove(first)).hasMessageContaining("can't be pinned");
    }
}
