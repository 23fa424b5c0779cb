package org.tbimage.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tbimage.testkit.store.SampleImages.NAME;
import static org.tbimage.testkit.store.SampleImages.NOON;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tbimage.codec.FrameDecoder;
import org.tbimage.store.ImageConflictException;
import org.tbimage.store.ImageDraft;
import org.tbimage.store.ImageInfo;
import org.tbimage.store.ImageReader;
import org.tbimage.store.ImageStore;
import org.tbimage.store.ImageWriter;
import org.tbimage.store.NewImage;
import org.tbimage.store.NoSuchImageException;
import org.tbimage.store.StoredFrame;
import org.tbimage.value.ByteRange;
import org.tbimage.value.Generation;
import org.tbimage.value.ImageName;

/** The part of the contract about chunks that are stored already, given generations, and a short look at images. */
public interface ImageReuseContract extends ImageReadingContract {
    /** The first chunk of {@link SampleImages}. */
    ByteRange FIRST_CHUNK = new ByteRange(0, SampleImages.CHUNK);

    /** A chunk of the base is found by its content, and its frame decodes to that. */
    @Test
    default void findsTheChunksOfTheBase() throws IOException {
        ByteBuffer content = samples().content(FIRST_CHUNK, 1);
        try (ImageStore store = open()) {
            ImageInfo base = samples().publish(store, NAME, NOON, 1);
            List<String> warnings = new ArrayList<>();
            ImageDraft draft = samples().draft(NAME, NOON.plusSeconds(60));
            NewImage next = NewImage.of(draft, codec()).withBase(Optional.of(base.generation()));
            try (ImageWriter writer = store.create(next, warnings::add)) {
                assertThat(writer.find(
                                FIRST_CHUNK, SampleImages.digest(samples().content(FIRST_CHUNK, 2))))
                        .as("other content")
                        .isEmpty();
                Optional<StoredFrame> found = writer.find(FIRST_CHUNK, SampleImages.digest(content));
                if (found.isPresent()) { // a store need not find anything
                    assertDecodes(found.get(), content);
                    put(writer, found.get(), content);
                    samples().putZeros(writer);
                    samples().putLast(writer, 1);
                    ImageInfo made = writer.publish(Duration.ZERO, 1);
                    assertThat(made.stats().reusedChunks()).isEqualTo(1);
                    try (ImageReader image = store.open(made.ref())) {
                        assertHolds(image, 1);
                    }
                }
            }
            assertThat(warnings).isEmpty();
        }
    }

    private void assertDecodes(StoredFrame frame, ByteBuffer content) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(frame.length() + 10);
        assertThat(frame.read(bytes)).isTrue();
        assertThat(bytes.remaining()).isEqualTo(frame.length());
        ByteBuffer decoded = ByteBuffer.allocate(content.remaining());
        try (FrameDecoder decoder = codec().newDecoder()) {
            decoder.decode(bytes, decoded);
        }
        assertThat(decoded.flip()).isEqualTo(content);
    }

    private static void put(ImageWriter writer, StoredFrame frame, ByteBuffer content) throws IOException {
        if (frame.isShared()) {
            writer.putStored(FIRST_CHUNK, SampleImages.digest(content), frame, List.of());
            return;
        }
        ByteBuffer bytes = ByteBuffer.allocate(frame.length());
        assertThat(frame.read(bytes)).isTrue();
        writer.put(FIRST_CHUNK, SampleImages.digest(content), bytes, List.of());
    }

    /** Without a base nothing is reused; a base that does not exist is a warning, and the image is made. */
    @Test
    default void aMissingBaseIsAWarning() throws IOException {
        ByteBuffer content = samples().content(FIRST_CHUNK, 1);
        try (ImageStore store = open()) {
            samples().publish(store, NAME, NOON, 1);
            List<String> warnings = new ArrayList<>();
            ImageDraft draft = samples().draft(NAME, NOON.plusSeconds(60));
            Optional<Generation> missing = Optional.of(Generation.at(NOON.minusSeconds(60)));
            try (ImageWriter writer = store.create(NewImage.of(draft, codec()).withBase(missing), warnings::add)) {
                assertThat(writer.find(FIRST_CHUNK, SampleImages.digest(content)))
                        .isEmpty();
                assertThat(warnings).hasSize(1);
                samples().putAll(writer, 1);
                writer.publish(Duration.ZERO, 0);
            }
            try (ImageWriter writer = samples().begin(store, draft)) {
                assertThat(writer.find(FIRST_CHUNK, SampleImages.digest(content)))
                        .isEmpty();
            }
            assertThat(store.list()).hasSize(2);
        }
    }

    /** An image can have a given generation, also an old one; a taken generation is a conflict, and is kept. */
    @Test
    default void aGivenGenerationIsUsedOnce() throws IOException {
        Generation given = Generation.at(NOON.minusSeconds(3600));
        try (ImageStore store = open()) {
            samples().publish(store, NAME, NOON, 1);
            NewImage image = NewImage.of(samples().draft(NAME, NOON.minusSeconds(3600)), codec())
                    .withGeneration(given);
            try (ImageWriter writer = store.create(image, warning -> {})) {
                assertThat(writer.ref().generation()).isEqualTo(given);
                samples().putAll(writer, 2);
                writer.publish(Duration.ofSeconds(9), 0);
            }
            assertThatThrownBy(() -> store.create(image, warning -> {}).close())
                    .isInstanceOfSatisfying(
                            ImageConflictException.class,
                            e -> assertThat(e.ref().generation()).isEqualTo(given));
            assertThat(store.generations(NAME)).hasSize(2).first().isEqualTo(given);
            assertThat(store.newest(NAME)).isNotEqualTo(Optional.of(given));
        }
    }

    /** A short look gives the manifest, and names what is missing. */
    @Test
    default void examinesAnImage() throws IOException {
        try (ImageStore store = open()) {
            ImageInfo info = samples().publish(store, NAME, NOON, 1);
            assertThat(store.examine(info.ref())).isEqualTo(info);
            store.delete(info.ref());
            assertThatThrownBy(() -> store.examine(info.ref())).isInstanceOf(NoSuchImageException.class);
        }
    }

    /** Each disk has one name, in order, of all boxes or of one. */
    @Test
    default void namesTheDisks() throws IOException {
        ImageName second = new ImageName(NAME.box(), "sdb");
        ImageName other = new ImageName("10.40.41.5", "sda");
        try (ImageStore store = open()) {
            samples().publish(store, second, NOON, 1);
            samples().publish(store, NAME, NOON, 1);
            samples().publish(store, NAME, NOON.plusSeconds(1), 2);
            samples().publish(store, other, NOON, 3);
            assertThat(store.names(Optional.empty())).containsExactly(NAME, second, other);
            assertThat(store.names(Optional.of(NAME.box()))).containsExactly(NAME, second);
            assertThat(store.names(Optional.of("10.40.41")))
                    .as("a part of a name")
                    .isEmpty();
        }
    }
}
