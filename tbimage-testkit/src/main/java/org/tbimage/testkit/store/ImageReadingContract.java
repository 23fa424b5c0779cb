package org.tbimage.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tbimage.testkit.store.SampleImages.NAME;
import static org.tbimage.testkit.store.SampleImages.NOON;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tbimage.codec.FrameDecoder;
import org.tbimage.store.FrameRef;
import org.tbimage.store.ImageInfo;
import org.tbimage.store.ImageReader;
import org.tbimage.store.ImageStore;
import org.tbimage.store.NoSuchImageException;
import org.tbimage.store.TableEntry;
import org.tbimage.value.ByteRange;
import org.tbimage.value.ImageRef;

/** The part of the contract about reading what was published. */
public interface ImageReadingContract extends ImageStoreFixture {
    /** The table covers the disk, and every frame expands to what was put. */
    @Test
    default void readsWhatWasWritten() throws IOException {
        try (ImageStore store = open()) {
            ImageInfo info = samples().publish(store, NAME, NOON, 5);
            try (ImageReader image = store.open(info.ref())) {
                assertThat(image.info()).isEqualTo(info);
                assertHolds(image, 5);
                assertHolds(image, 5);
            }
        }
    }

    /** What could not be read is told with its chunk, and once. */
    @Test
    default void keepsWhatCouldNotBeRead() throws IOException {
        ByteRange bad = new ByteRange(0, 512);
        try (ImageStore store = open()) {
            ImageInfo info = samples().publishDegraded(store, NAME, NOON, 5);
            assertThat(info.degraded()).isTrue();
            assertThat(info.stats().unreadable()).containsExactly(bad);
            assertThat(info.stats().unreadableBytes()).isEqualTo(512);
            try (ImageReader image = store.open(info.ref())) {
                assertThat(entries(image).get(0))
                        .isInstanceOfSatisfying(
                                TableEntry.Chunk.class,
                                chunk -> assertThat(chunk.unreadable()).containsExactly(bad));
            }
        }
    }

    /** An open image does not change, whatever others publish. */
    @Test
    default void laterWritersDoNotDisturbAReader() throws IOException {
        try (ImageStore store = open();
                ImageStore other = open()) {
            ImageInfo info = samples().publish(store, NAME, NOON, 1);
            try (ImageReader image = store.open(info.ref())) {
                samples().publish(other, NAME, NOON.plus(Duration.ofHours(1)), 2);
                samples().publish(other, NAME, NOON.plus(Duration.ofHours(2)), 3);
                assertHolds(image, 1);
            }
        }
    }

    /** What is not there is an error of its own. */
    @Test
    default void namesWhatIsMissing() throws IOException {
        try (ImageStore store = open()) {
            ImageInfo info = samples().publish(store, NAME, NOON, 1);
            ImageRef none = new ImageRef(NAME, info.generation().next());
            assertThatThrownBy(() -> store.open(none).close())
                    .isInstanceOf(NoSuchImageException.class)
                    .hasMessageContaining(none.toString());
            assertThatThrownBy(() -> store.info(none)).isInstanceOf(NoSuchImageException.class);
            assertThatThrownBy(() -> store.delete(none)).isInstanceOf(NoSuchImageException.class);
        }
    }

    /** Each byte of the disk has its entry, from whatever place the search begins, by many threads. */
    @Test
    default void findsTheEntryOfEachByte() throws IOException {
        try (ImageStore store = open()) {
            ImageInfo info = samples().publish(store, NAME, NOON, 5);
            try (ImageReader image = store.open(info.ref())) {
                List<TableEntry> entries = entries(image);
                Collections.reverse(entries);
                for (TableEntry entry : entries) {
                    assertThat(image.entryAt(entry.range().end() - 1)).isEqualTo(entry);
                    assertThat(image.entryAt(entry.range().offset())).isEqualTo(entry);
                }
                assertThatThrownBy(() -> image.entryAt(SampleImages.SIZE)).isInstanceOf(IllegalArgumentException.class);
                assertThatThrownBy(() -> image.entryAt(-1)).isInstanceOf(IllegalArgumentException.class);
            }
        }
    }

    /** Readers and cursors are closed as often as one likes. */
    @Test
    default void closesTwice() throws IOException {
        try (ImageStore store = open()) {
            ImageInfo info = samples().publish(store, NAME, NOON, 1);
            ImageReader image = store.open(info.ref());
            ImageReader.EntryCursor cursor = image.entries();
            cursor.close();
            cursor.close();
            image.close();
            image.close();
        }
    }

    /**
     * Fails unless an image holds what {@link SampleImages} puts.
     *
     * @param image the image
     * @param salt which of many contents
     * @throws IOException if the store fails
     */
    default void assertHolds(ImageReader image, long salt) throws IOException {
        long covered = 0;
        for (TableEntry entry : entries(image)) {
            assertThat(entry.range().offset()).isEqualTo(covered);
            covered = entry.range().end();
            if (entry instanceof TableEntry.Chunk chunk) {
                ByteBuffer expected = samples().content(chunk.range(), salt);
                assertThat(expand(image, chunk)
                                .slice(chunk.at(), (int) chunk.range().length()))
                        .isEqualTo(expected);
                assertThat(chunk.digest()).as("digest of %s", chunk.range()).isEqualTo(SampleImages.digest(expected));
            } else if (entry instanceof TableEntry.Zeros zeros && zeros.frames().isPresent()) {
                assertZeros(image, zeros, zeros.frames().get());
            }
        }
        assertThat(covered).isEqualTo(SampleImages.SIZE);
    }

    private void assertZeros(ImageReader image, TableEntry.Zeros zeros, TableEntry.FrameRun run) throws IOException {
        int length = run.first().length();
        assertThat(run.contentLength())
                .as("length of the frames of %s", zeros)
                .isEqualTo(zeros.range().length());
        ByteBuffer all = ByteBuffer.allocate(Math.toIntExact(run.count() * length));
        image.readZeroFrames(zeros, 0, all);
        assertThat(all.hasRemaining()).isFalse();
        for (int i = 0; i < run.count(); i++) {
            ByteBuffer one = ByteBuffer.allocate(length);
            image.readZeroFrames(zeros, i, one);
            assertThat(one.flip()).as("frame %d of %s", i, zeros).isEqualTo(all.slice(i * length, length));
            assertThat(decode(one, run.first().contentLength()))
                    .as("frame %d of %s", i, zeros)
                    .isEqualTo(ByteBuffer.allocate(run.first().contentLength()));
        }
    }

    private ByteBuffer expand(ImageReader image, TableEntry.Chunk chunk) throws IOException {
        FrameRef ref = chunk.frame();
        ByteBuffer frame = ByteBuffer.allocate(ref.length());
        image.readFrame(ref, chunk.range(), frame);
        assertThat(frame.hasRemaining()).isFalse();
        return decode(frame.flip(), ref.contentLength());
    }

    private ByteBuffer decode(ByteBuffer frame, int length) throws IOException {
        ByteBuffer content = ByteBuffer.allocate(length);
        try (FrameDecoder decoder = codec().newDecoder()) {
            decoder.decode(frame, content);
        }
        return content.flip();
    }

    /**
     * Reads a whole table.
     *
     * @param image the image
     * @return its entries
     * @throws IOException if the store fails
     */
    static List<TableEntry> entries(ImageReader image) throws IOException {
        List<TableEntry> entries = new ArrayList<>();
        try (ImageReader.EntryCursor cursor = image.entries()) {
            TableEntry entry = cursor.next();
            while (entry != null) {
                entries.add(entry);
                entry = cursor.next();
            }
        }
        return entries;
    }
}
