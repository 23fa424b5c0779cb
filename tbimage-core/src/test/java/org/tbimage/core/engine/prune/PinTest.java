package org.tbimage.core.engine.prune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tbimage.core.retention.Pin;
import org.tbimage.core.retention.Pins;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.store.ImageStore;
import org.tbimage.value.Generation;
import org.tbimage.value.ImageName;
import org.tbimage.value.ImageRef;

/** Pins on a real directory: one note for each, with time, machine and reason. */
class PinTest {
    @TempDir
    Path work;

    private Timeline timeline;
    private ImageRef first;
    private ImageRef second;

    @BeforeEach
    void makeImages() throws IOException {
        timeline = new Timeline(work);
        first = timeline.image("2026-11-28T10:00:00Z");
        second = timeline.image("2026-11-28T10:00:00Z");
    }

    private Optional<Pin> find(ImageRef ref) throws IOException {
        try (ImageStore store = timeline.open()) {
            return new Pins(store).find(ref);
        }
    }

    private static void assertFails(Problem problem, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ImagingException.class, e -> assertThat(e.problem()).isEqualTo(problem));
    }

    @Test
    void aPinRecordsTimeMachineAndReason() throws IOException {
        timeline.pin(second, "reason", "golden image of \"lab 3\"");
        assertThat(timeline.box(Timeline.SDA)
                        .resolve("sda.pin-" + second.generation().toString().toLowerCase(Locale.ROOT) + ".json"))
                .content()
                .contains("\"format\": \"tbimage-pin\"", "\"pinnedOn\": \"here\"");
        assertThat(find(second))
                .contains(new Pin(
                        Optional.of(Instant.parse("2026-12-01T12:00:00Z")),
                        Optional.of("here"),
                        Optional.of("golden image of \"lab 3\"")));
        assertThat(find(first)).isEmpty();
    }

    @Test
    void pinsOfOneDiskAreApart() throws IOException {
        timeline.pin(first);
        timeline.pin(second);
        assertThat(timeline.onOne("unpin", first).summary())
                .isEqualTo(first + " is no longer pinned; it was pinned 2026-12-01T12:00:00Z on here");
        assertThat(find(first)).isEmpty();
        assertThat(find(second)).isPresent();
        assertThat(timeline.onOne("unpin", first).summary()).isEqualTo(first + " was not pinned");
    }

    @Test
    void aSecondPinKeepsTheFirstUnlessItHasAReason() throws IOException {
        timeline.pin(first, "reason", "one");
        timeline.at("2026-12-02T12:00:00Z");
        assertThat(timeline.pin(first).summary()).endsWith("pinned 2026-12-01T12:00:00Z on here: one");
        assertThat(find(first).orElseThrow().reason()).contains("one");
        timeline.pin(first, "reason", "two");
        assertThat(find(first).orElseThrow().describe()).isEqualTo("pinned 2026-12-02T12:00:00Z on here: two");
    }

    @Test
    void aPinnedImageIsNotDeleted() throws IOException {
        timeline.pin(first, "reason", "before the upgrade");
        for (String last : new String[] {"false", "true"}) {
            assertThatThrownBy(() -> timeline.onOne("delete", first, "last", last))
                    .isInstanceOfSatisfying(ImagingException.class, e -> {
                        assertThat(e.problem()).isEqualTo(Problem.IMAGE_PINNED);
                        assertThat(e).hasMessageContaining("before the upgrade");
                        assertThat(e.remedy()).contains("unpin");
                    });
        }
        assertFails(Problem.IMAGE_PINNED, () -> timeline.onOne("delete", first, "dry-run", "true"));
        timeline.onOne("delete", second);
        assertThat(timeline.images()).containsExactly(first);
        assertThat(find(first)).as("after another image was deleted").isPresent();
    }

    @Test
    void onlyImagesThatExistArePinned() throws IOException {
        ImageRef none = new ImageRef(Timeline.SDA, Generation.parse("20200101T000000Z"));
        assertFails(Problem.NO_SUCH_IMAGE, () -> timeline.pin(none));
        assertFails(Problem.NO_SUCH_IMAGE, () -> timeline.onOne("unpin", none));
        assertFails(Problem.BAD_SETTING, () -> timeline.pin(first, "reason", "x".repeat(201)));
        assertFails(Problem.BAD_SETTING, () -> timeline.pin(first, "reason", "two\nlines"));
        assertThat(find(none)).isEmpty();
        assertThat(find(first)).isEmpty();
    }

    /** Somebody removed the folder of an image by hand: its pin can be removed, too. */
    @Test
    void thePinOfAMissingImageIsRemoved() throws IOException {
        timeline.pin(first);
        Files.delete(timeline.file(first, ".json"));
        timeline.onOne("unpin", first);
        assertThat(find(first)).isEmpty();
    }

    @Test
    void pinsMoveWithTheImages() throws IOException {
        timeline.pin(second, "reason", "golden");
        timeline.run("move", "from", "box", "to", "other");
        ImageName other = ImageName.parse("other/sda");
        assertThat(find(new ImageRef(other, second.generation())).orElseThrow().reason())
                .contains("golden");
        assertThat(find(new ImageRef(other, first.generation()))).isEmpty();
        assertThat(find(second)).isEmpty();
        assertFails(Problem.IMAGE_PINNED, () -> timeline.onOne("delete", new ImageRef(other, second.generation())));
    }

    /** A name is used once: if the other disk once had this generation, the moved image gets the next one. */
    @Test
    void aPinFollowsItsImageToAnotherGeneration() throws IOException {
        ImageRef removed = timeline.image(ImageName.parse("other/sda"), "2026-11-28T10:00:00Z");
        assertThat(removed.generation()).isEqualTo(first.generation());
        timeline.onOne("delete", removed, "last", "true");
        timeline.pin(first);
        timeline.run("move", "from", "box", "to", "other");
        ImageRef moved = timeline.images().stream()
                .filter(ref ->
                        ref.generation().second().equals(first.generation().second()))
                .findFirst()
                .orElseThrow();
        assertThat(moved.generation()).isNotEqualTo(first.generation());
        assertThat(find(moved)).isPresent();
        assertThat(find(removed)).isEmpty();
    }

    /** The note of an image that was removed by hand moves as well, as all notes do. */
    @Test
    void aPinWithoutAnImageMovesLikeAnyNote() throws IOException {
        timeline.pin(second);
        Files.delete(timeline.file(second, ".json"));
        timeline.run("move", "from", "box/sda", "to", "box/sdb");
        assertThat(find(new ImageRef(ImageName.parse("box/sdb"), second.generation())))
                .isPresent();
        assertThat(find(second)).isEmpty();
    }
}
