package org.tbimage.codec.zstd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tbimage.codec.CorruptFrameException;
import org.tbimage.codec.UnsupportedFrameException;
import org.tbimage.testkit.codec.CodecUnderTest;
import org.tbimage.testkit.codec.Content;

/** Headers are checked, and never determine how much memory is allocated. */
final class HeaderTest {
    private static final byte[] HELLO = "hello".getBytes(StandardCharsets.US_ASCII);

    private final CodecUnderTest zstd = ZstdTools.codec();

    @ParameterizedTest
    @ValueSource(ints = {10, 20, 27})
    void decodesWindowsUpTo128MiB(int log) throws IOException {
        byte[] frame = HandMadeFrame.withWindow(log, "hello");
        assertThat(zstd.expand(frame)).isEqualTo(HELLO);
        assertThat(zstd.decode(frame, HELLO.length)).isEqualTo(HELLO);
    }

    /** The last content may still be in the library at the end of the file, if no checksum follows. */
    @Test
    void decodesBlocksOfAnyLength() throws IOException {
        byte[] frame = HandMadeFrame.ofRuns(20, 4, 100_000, 'x');
        assertThat(zstd.expand(frame)).isEqualTo("x".repeat(400_000).getBytes(StandardCharsets.US_ASCII));
    }

    /** The limit is the default of the tool. A chunk needs no window, since it is completely in memory. */
    @ParameterizedTest
    @ValueSource(ints = {28, 29, 31})
    void rejectsLargerWindowsInStreams(int log) throws IOException {
        byte[] frame = HandMadeFrame.withWindow(log, "hello");
        assertThatThrownBy(() -> zstd.expand(frame))
                .isInstanceOfSatisfying(
                        UnsupportedFrameException.class,
                        e -> assertThat(e.expandCommand()).isEqualTo("zstd -dc --long=" + log))
                .hasMessageContaining("a window of " + (1L << log) + " bytes, and at most " + (1 << 27));
        assertThat(zstd.decode(frame, HELLO.length)).isEqualTo(HELLO);
    }

    /** The window of a single-segment frame is its content. */
    @Test
    void rejectsLargeSingleSegmentsInStreams() {
        byte[] frame = HandMadeFrame.claiming((1 << 27) + 1, "hello");
        assertThatThrownBy(() -> zstd.expand(frame))
                .isInstanceOfSatisfying(
                        UnsupportedFrameException.class,
                        e -> assertThat(e.expandCommand()).isEqualTo("zstd -dc --long=28"));
    }

    /** A window above the maximum of the tool is damage. */
    @ParameterizedTest
    @ValueSource(ints = {32, 41})
    void rejectsWindowsAboveTheMaximumOfTheTool(int log) {
        byte[] frame = HandMadeFrame.withWindow(log, "hello");
        assertThatThrownBy(() -> zstd.expand(frame)).isInstanceOf(CorruptFrameException.class);
    }

    @Test
    void namesTheDictionary() {
        byte[] frame = HandMadeFrame.withDictionary(77, "hello");
        for (ThrowingCallable way :
                List.<ThrowingCallable>of(() -> zstd.expand(frame), () -> zstd.decode(frame, HELLO.length))) {
            assertThatThrownBy(way)
                    .isInstanceOf(UnsupportedFrameException.class)
                    .hasMessageContaining("dictionary 77");
        }
    }

    /** No header makes the codec allocate memory. */
    @ParameterizedTest
    @ValueSource(longs = {0, 4, 6, 1L << 20, 1L << 27, 1L << 40, Long.MAX_VALUE, -3})
    void rejectsWrongContentSizes(long size) {
        byte[] frame = HandMadeFrame.claiming(size, "hello");
        assertThatThrownBy(() -> zstd.decode(frame, HELLO.length)).isInstanceOf(CorruptFrameException.class);
        assertThatThrownBy(() -> zstd.expand(frame)).isInstanceOf(CorruptFrameException.class);
    }

    /** The library checks the size only for a complete frame, or if the last block is not empty. */
    @Test
    void rejectsWrongContentSizesForAnySizeOfPieces() throws IOException {
        byte[] frame = HandMadeFrame.claiming(39, "");
        for (int first = Integer.BYTES; first < frame.length; first++) {
            InputStream file = new SequenceInputStream(
                    new ByteArrayInputStream(frame, 0, first),
                    new ByteArrayInputStream(frame, first, frame.length - first));
            try (InputStream stream = zstd.codec().decodeStream(file)) {
                assertThatThrownBy(stream::readAllBytes)
                        .as("first %d bytes, then the rest", first)
                        .isInstanceOf(CorruptFrameException.class);
            }
        }
    }

    @Test
    void acceptsTheRightContentSize() throws IOException {
        byte[] frame = HandMadeFrame.claiming(5, "hello");
        assertThat(zstd.decode(frame, HELLO.length)).isEqualTo(HELLO);
        assertThat(zstd.expand(frame)).isEqualTo(HELLO);
    }

    /** All sixteen kinds, also empty ones, at any place in a file. A chunk is never a skippable frame. */
    @Test
    void skipsSkippableFrames() throws IOException {
        byte[] frame = zstd.encode(Content.TEXT.make(5000));
        for (int kind = 0; kind < 16; kind++) {
            byte[] empty = HandMadeFrame.skippable(kind, 0);
            byte[] full = HandMadeFrame.skippable(kind, 200_000);
            assertThat(zstd.codec().recognizes(ByteBuffer.wrap(empty))).isTrue();
            assertThat(zstd.expand(HandMadeFrame.concat(empty, full, frame, full, empty)))
                    .isEqualTo(Content.TEXT.make(5000));
            assertThatThrownBy(() -> zstd.decode(empty, 0)).isInstanceOf(CorruptFrameException.class);
            assertThatThrownBy(() -> zstd.decode(HandMadeFrame.concat(frame, empty), 5000))
                    .isInstanceOf(CorruptFrameException.class);
        }
    }

    /** T1: a truncated skippable frame is an error. */
    @Test
    void rejectsEveryTruncationInASkippableFrame() {
        byte[] frame = zstd.encode(Content.TEXT.make(100));
        byte[] file = HandMadeFrame.concat(frame, HandMadeFrame.skippable(3, 40));
        for (int length = frame.length + 1; length < file.length; length++) {
            byte[] cut = Arrays.copyOf(file, length);
            assertThatThrownBy(() -> zstd.expand(cut)).as("%d", length).isInstanceOf(CorruptFrameException.class);
        }
    }

    /** The tool and this codec can read the length of our frames, and verify their content. */
    @Test
    void framesHaveContentSizeAndChecksum() {
        for (int level : zstd.levels().toArray()) {
            byte[] frame = zstd.encode(Content.TEXT.make(100_000), level);
            assertThat(frame[4] & 0x4).as("checksum at level %d", level).isNotZero();
            assertThat(Zstd.getFrameContentSize(frame)).isEqualTo(100_000);
        }
    }
}
