package org.tbimage.codec.lz4;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tbimage.codec.CorruptFrameException;
import org.tbimage.testkit.codec.CodecUnderTest;
import org.tbimage.testkit.codec.Content;

/** Files of the lz4 tool are decoded with all its options, as streams and as chunks. */
final class ToolOptionsTest {
    private static final int INDEPENDENT = 0x20;

    static Stream<List<String>> options() {
        return Stream.of(
                List.of("-B4"),
                List.of("-B5"),
                List.of("-B6"),
                List.of("-B7"),
                List.of("-BI", "-B4"),
                List.of("-BD", "-B4"),
                List.of("-BD", "-B5"),
                List.of("-BD", "-B7"),
                List.of("-BX", "-B4"),
                List.of("-BD", "-BX", "-B4"),
                List.of("-BD", "-B100"),
                List.of("--no-frame-crc"),
                List.of("--content-size"),
                List.of("--content-size", "-BD", "-BX", "-B4", "--no-frame-crc"),
                List.of("-3", "-BD", "-B4"),
                List.of("-12", "-BD", "-B5"),
                List.of("--fast=9", "-BD", "-B4"));
    }

    @ParameterizedTest
    @MethodSource("options")
    void everyFrameIsDecoded(List<String> options) throws IOException {
        for (int length : new int[] {0, 65_536, 65_537, 300_001}) {
            for (Content kind : List.of(Content.RANDOM, Content.MIXED)) {
                byte[] content = kind.make(length);
                byte[] frame = Lz4Tool.compress(content, options);
                for (CodecUnderTest subject : List.of(Lz4Tool.SUBJECT, Lz4Tool.IN_JAVA)) {
                    assertThat(Arrays.equals(subject.expand(frame), content))
                            .as("stream of %d bytes, %s", length, kind)
                            .isTrue();
                    assertThat(Arrays.equals(subject.decode(frame, length), content))
                            .as("chunk of %d bytes, %s", length, kind)
                            .isTrue();
                }
            }
        }
    }

    /** Several blocks of the largest size. */
    @Test
    void manyLargeLinkedBlocksAreDecoded() throws IOException {
        byte[] content = Content.MIXED.make((9 << 20) + 3);
        byte[] frame = Lz4Tool.compress(content, List.of("-BD", "-B7"));
        assertThat(Arrays.equals(Lz4Tool.SUBJECT.expand(frame), content)).isTrue();
        assertThat(Arrays.equals(Lz4Tool.SUBJECT.decode(frame, content.length), content))
                .isTrue();
    }

    /** T2: with all options, a truncated file is rejected. */
    @ParameterizedTest
    @MethodSource("options")
    void everyTruncationIsRejected(List<String> options) throws IOException {
        byte[] content = Content.TEXT.make(70_000);
        byte[] frame = Lz4Tool.compress(content, options);
        for (int length = 0; length < frame.length; length += length < 40 || length > frame.length - 40 ? 1 : 997) {
            byte[] cut = Arrays.copyOf(frame, length);
            assertThatThrownBy(() -> Lz4Tool.SUBJECT.expand(cut))
                    .as("cut to %d", length)
                    .isInstanceOf(CorruptFrameException.class);
            assertThatThrownBy(() -> Lz4Tool.SUBJECT.decode(cut, content.length))
                    .as("cut to %d", length)
                    .isInstanceOf(CorruptFrameException.class);
        }
    }

    /** T5: the checksum of the frame or of a block detects damage that the block does not. */
    @ParameterizedTest
    @MethodSource("options")
    void aFlippedBitNeverGivesWrongContent(List<String> options) throws IOException {
        byte[] content = Content.TEXT.make(70_000);
        byte[] frame = Lz4Tool.compress(content, options);
        boolean checked = !options.contains("--no-frame-crc") || options.contains("-BX");
        for (int bit = 0; bit < frame.length * Byte.SIZE; bit += bit < 160 ? 1 : 1009) {
            frame[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            expectCorruptOr(content, frame, checked);
            frame[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
        }
    }

    private static void expectCorruptOr(byte[] content, byte[] damaged, boolean checked) throws IOException {
        for (CodecUnderTest subject : List.of(Lz4Tool.SUBJECT, Lz4Tool.IN_JAVA)) {
            try {
                byte[] chunk = subject.decode(damaged, content.length);
                assertThat(!checked || Arrays.equals(chunk, content)).isTrue();
            } catch (CorruptFrameException e) {
                assertThat(e.offset()).isBetween(0L, (long) damaged.length);
            }
            try {
                byte[] whole = subject.expand(damaged);
                assertThat(!checked || Arrays.equals(whole, content)).isTrue();
            } catch (CorruptFrameException e) {
                assertThat(e.offset()).isBetween(0L, (long) damaged.length);
            }
        }
    }

    /** The options above have the intended effect. */
    @Test
    void theToolLinksBlocksIfRequested() throws IOException {
        byte[] content = Content.TEXT.make(700_001);
        assertThat(Lz4Tool.compress(content, List.of("-BD", "-B4"))[4] & INDEPENDENT)
                .isZero();
        assertThat(Lz4Tool.compress(content, List.of("-BI", "-B4"))[4] & INDEPENDENT)
                .isNotZero();
    }
}
