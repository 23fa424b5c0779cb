package org.tbimage.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tbimage.testkit.store.SampleImages.NAME;
import static org.tbimage.testkit.store.SampleImages.NOON;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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
            store.putNote(NAME, "info.json", first);
            assertThat(first).isEqualTo(text("{}"));
            store.putNote(NAME, "info.json", text("{\"size\": 1}"));
            assertThat(store.note(NAME, "info.json")).contains(text("{\"size\": 1}"));
            assertThat(store.note(NAME, "other.json")).isEmpty();
            assertThat(store.note(new ImageName("10.0.0.1", "sda"), "info.json"))
                    .as("of a box that has nothing")
                    .isEmpty();
        }
    }

    /** Images and notes leave each other alone. */
    @Test
    default void aNoteIsNotAnImage() throws IOException {
        try (ImageStore store = open()) {
            store.putNote(NAME, "info.json", text("{}"));
            assertThat(store.list()).isEmpty();
            assertThat(store.generations(NAME)).isEmpty();
            assertThat(store.newest(NAME)).isEmpty();
            assertThat(store.plain(NAME)).isEmpty();
            ImageInfo image = samples().publish(store, NAME, NOON, 1);
            assertThat(store.list()).containsExactly(image.ref());
            assertThat(store.note(NAME, "info.json")).contains(text("{}"));
            store.delete(image.ref());
            assertThat(store.note(NAME, "info.json")).contains(text("{}"));
        }
    }

    /** A note of {@code vm} is not one of {@code vm.data}. */
    @Test
    default void notesOfDisksWhoseNamesBeginAlikeAreApart() throws IOException {
        ImageName longer = new ImageName(NAME.box(), NAME.disk() + ".data");
        try (ImageStore store = open()) {
            store.putNote(NAME, "info.json", text("1"));
            store.putNote(longer, "info.json", text("2"));
            store.removeNote(NAME, "info.json");
            assertThat(store.note(NAME, "info.json")).isEmpty();
            assertThat(store.note(longer, "info.json")).contains(text("2"));
        }
    }

    /** What was removed is gone; removing it again does nothing. */
    @Test
    default void removesNotes() throws IOException {
        try (ImageStore store = open()) {
            store.removeNote(NAME, "info.json");
            store.putNote(NAME, "info.json", text("1"));
            store.removeNote(NAME, "info.json");
            store.removeNote(NAME, "info.json");
            assertThat(store.note(NAME, "info.json")).isEmpty();
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
            assertThatThrownBy(() -> store.putNote(NAME, note, text("x"))).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> store.note(NAME, note)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> store.removeNote(NAME, note)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    /** A note is small. */
    @Test
    default void refusesLongNotes() throws IOException {
        try (ImageStore store = open()) {
            store.putNote(NAME, "info.json", ByteBuffer.allocate(ImageStore.MAX_NOTE_BYTES));
            assertThat(store.note(NAME, "info.json").orElseThrow().remaining()).isEqualTo(ImageStore.MAX_NOTE_BYTES);
            assertThatThrownBy(
                            () -> store.putNote(NAME, "info.json", ByteBuffer.allocate(ImageStore.MAX_NOTE_BYTES + 1)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static ByteBuffer text(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
