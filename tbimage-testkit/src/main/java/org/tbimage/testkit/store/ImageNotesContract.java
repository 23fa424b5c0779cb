package org.tbimage.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tbimage.testkit.store.SampleImages.NAME;
import static org.tbimage.testkit.store.SampleImages.NOON;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tbimage.store.DiskNotes;
import org.tbimage.store.ImageInfo;
import org.tbimage.store.ImageStore;
import org.tbimage.value.ImageName;

/** The part of the contract about notes. */
public interface ImageNotesContract extends ImageStoreFixture {
    /** A note is read as it was put; a second one of the same name takes its place; its buffer stays as it was. */
    @Test
    default void keepsNotes() throws IOException {
        try (ImageStore store = open()) {
            ByteBuffer first = text("{}");
            notes(store).put(NAME, "info.json", first);
            assertThat(first).isEqualTo(text("{}"));
            notes(store).put(NAME, "info.json", text("{\"size\": 1}"));
            assertThat(notes(store).get(NAME, "info.json")).contains(text("{\"size\": 1}"));
            assertThat(notes(store).get(NAME, "other.json")).isEmpty();
            assertThat(notes(store).get(new ImageName("10.0.0.1", "sda"), "info.json"))
                    .as("of a box that has nothing")
                    .isEmpty();
        }
    }

    /** Images and notes leave each other alone. */
    @Test
    default void aNoteIsNotAnImage() throws IOException {
        try (ImageStore store = open()) {
            notes(store).put(NAME, "info.json", text("{}"));
            assertThat(store.list()).isEmpty();
            assertThat(store.generations(NAME)).isEmpty();
            assertThat(store.newest(NAME)).isEmpty();
            assertThat(store.files().plainImage(NAME)).isEmpty();
            ImageInfo image = samples().publish(store, NAME, NOON, 1);
            assertThat(store.list()).containsExactly(image.ref());
            assertThat(notes(store).get(NAME, "info.json")).contains(text("{}"));
            store.delete(image.ref());
            assertThat(notes(store).get(NAME, "info.json")).contains(text("{}"));
        }
    }

    /** A note of {@code vm} is not one of {@code vm.data}. */
    @Test
    default void notesOfDisksWhoseNamesBeginAlikeAreApart() throws IOException {
        ImageName longer = new ImageName(NAME.box(), NAME.disk() + ".data");
        try (ImageStore store = open()) {
            notes(store).put(NAME, "info.json", text("1"));
            notes(store).put(longer, "info.json", text("2"));
            notes(store).remove(NAME, "info.json");
            assertThat(notes(store).get(NAME, "info.json")).isEmpty();
            assertThat(notes(store).get(longer, "info.json")).contains(text("2"));
        }
    }

    /** What was removed is gone; removing it again does nothing. */
    @Test
    default void removesNotes() throws IOException {
        try (ImageStore store = open()) {
            notes(store).remove(NAME, "info.json");
            notes(store).put(NAME, "info.json", text("1"));
            notes(store).remove(NAME, "info.json");
            notes(store).remove(NAME, "info.json");
            assertThat(notes(store).get(NAME, "info.json")).isEmpty();
        }
    }

    /** No note can be taken for an image, for a note of another disk, or leave the folder of its box. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../../x",
                "a/../../x.json",
                "a\0b.json",
                "a b.json",
                "a\n",
                "",
                ".json",
                "data.info.json",
                "raw.gz",
                "20261122T120000Z.json",
                "123456789-123456789-123456789-1234.json"
            })
    default void refusesOtherNamesOfNotes(String note) throws IOException {
        try (ImageStore store = open()) {
            assertThatThrownBy(() -> notes(store).put(NAME, note, text("x")))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> notes(store).get(NAME, note)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> notes(store).remove(NAME, note)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    /** A note is small. */
    @Test
    default void refusesLongNotes() throws IOException {
        try (ImageStore store = open()) {
            notes(store).put(NAME, "info.json", ByteBuffer.allocate(DiskNotes.MAX_BYTES));
            assertThat(notes(store).get(NAME, "info.json").orElseThrow().remaining())
                    .isEqualTo(DiskNotes.MAX_BYTES);
            assertThatThrownBy(() -> notes(store).put(NAME, "info.json", ByteBuffer.allocate(DiskNotes.MAX_BYTES + 1)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static ByteBuffer text(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    private static DiskNotes notes(ImageStore store) {
        return store.notes().orElseGet(() -> Assumptions.abort("the store keeps no notes"));
    }
}
