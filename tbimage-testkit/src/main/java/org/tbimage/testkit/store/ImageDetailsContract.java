package org.tbimage.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tbimage.testkit.store.SampleImages.CHUNK;
import static org.tbimage.testkit.store.SampleImages.NAME;
import static org.tbimage.testkit.store.SampleImages.NOON;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tbimage.device.DiskIdentity;
import org.tbimage.store.FrameRef;
import org.tbimage.store.ImageDraft;
import org.tbimage.store.ImageInfo;
import org.tbimage.store.ImageReader;
import org.tbimage.store.ImageStore;
import org.tbimage.store.ImageWriter;
import org.tbimage.store.PartitionTable;
import org.tbimage.value.ByteRange;

/** The part of the contract about all that an image says of itself, and the buffers in which its frames come. */
public interface ImageDetailsContract extends ImageReadingContract {
    /** What is known of a disk is known of its image, for ever: a restore asks for it before it writes. */
    @Test
    default void keepsWhatItWasTold() throws IOException {
        Optional<String> known = Optional.of("known");
        ImageDraft plain = samples().draft(NAME, NOON);
        ImageDraft draft = new ImageDraft(
                NAME,
                NOON,
                plain.geometry(),
                new DiskIdentity(known, known, known, Optional.of("usb"), known, true),
                Optional.of(new PartitionTable("dos", "1a2b3c4d")),
                plain.encoding(),
                "a program",
                "a machine");
        try (ImageStore store = open();
                ImageWriter writer = samples().begin(store, draft)) {
            samples().putAll(writer, 1);
            writer.publish(Duration.ofSeconds(7), 1);
            ImageInfo info = store.info(writer.ref());
            assertThat(info.draft()).isEqualTo(draft);
            assertThat(info.took()).isEqualTo(Duration.ofSeconds(7));
            assertThat(info.stats().dataChunks()).isEqualTo(2);
            assertThat(info.stats().zeroChunks()).isEqualTo(3);
            assertThat(info.stats().reusedChunks()).isEqualTo(1);
        }
    }

    /** T33: a frame is what the buffer held then; the caller fills it anew for the next one. */
    @Test
    default void keepsNothingOfTheBuffers() throws IOException {
        ByteRange first = new ByteRange(0, CHUNK);
        ByteBuffer content = samples().content(first, 3);
        ByteBuffer frame = samples().frame(content.duplicate());
        ByteBuffer zeros = samples().frame(ByteBuffer.allocate(CHUNK));
        try (ImageStore store = open();
                ImageWriter writer = samples().begin(store, samples().draft(NAME, NOON))) {
            writer.put(first, SampleImages.digest(content), frame, List.of());
            assertThat(frame.remaining()).as("left of the frame").isZero();
            frame.clear().put(new byte[frame.capacity()]);
            int length = zeros.remaining();
            writer.putZeros(new ByteRange(CHUNK, 3L * CHUNK), zeros, CHUNK);
            assertThat(zeros.remaining()).as("left of the frame of zeros").isEqualTo(length);
            zeros.clear().put(new byte[zeros.capacity()]);
            samples().putLast(writer, 3);
            writer.publish(Duration.ZERO, 0);
            try (ImageReader image = store.open(writer.ref())) {
                assertHolds(image, 3);
            }
        }
    }

    /** A reference to a frame of another store is refused, and never read as something else. */
    @Test
    default void refusesTheFrameOfAnotherStore() throws IOException {
        FrameRef foreign = new FrameRef() {
            @Override
            public int length() {
                return 2;
            }

            @Override
            public int contentLength() {
                return 2;
            }
        };
        try (ImageStore store = open()) {
            ImageInfo info = samples().publish(store, NAME, NOON, 1);
            try (ImageReader image = store.open(info.ref())) {
                assertThatThrownBy(() -> image.readFrame(foreign, new ByteRange(0, 2), ByteBuffer.allocate(2)))
                        .isInstanceOf(IllegalArgumentException.class);
            }
        }
    }
}
