package org.tbimage.testkit.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tbimage.codec.CorruptFrameException;
import org.tbimage.codec.UnsupportedFrameException;

/**
 * Tests of a codec with files that the tool of its format wrote with unusual options. The test class has a static method
 * {@code options} that returns the options of each file, separated by blanks.
 */
public interface ToolOptionsContract {
    /** {@return the implementations of the codec} */
    List<CodecUnderTest> subjects();

    /** {@return whether a file that was written with these options has a checksum of its content} */
    boolean hasChecksum(String options);

    /** {@return the length of the largest file to compress, in bytes} */
    default int largest() {
        return 100_003;
    }

    /**
     * Compresses with the tool.
     *
     * @param content the content
     * @param options the options of the tool
     * @return the file
     * @throws IOException if the tool fails
     */
    default byte[] compress(byte[] content, String options) throws IOException {
        return subjects().get(0).tool().compress(content, options.split(" "));
    }

    /** The codec decodes every file, as a stream and as a chunk. */
    @ParameterizedTest
    @MethodSource("options")
    default void decodesFilesOfTheTool(String options) throws IOException {
        for (int length : new int[] {0, 1, 65_536, 65_537, largest()}) {
            for (Content kind : List.of(Content.RANDOM, Content.MIXED)) {
                byte[] content = kind.make(length);
                byte[] file = compress(content, options);
                for (CodecUnderTest subject : subjects()) {
                    assertThat(Arrays.equals(subject.expand(file), content))
                            .as("stream of %d bytes, %s", length, kind)
                            .isTrue();
                    assertThat(Arrays.equals(subject.decode(file, length), content))
                            .as("chunk of %d bytes, %s", length, kind)
                            .isTrue();
                }
            }
        }
    }

    /** T2: the codec rejects a truncated file. */
    @ParameterizedTest
    @MethodSource("options")
    default void rejectsTruncatedFiles(String options) throws IOException {
        byte[] content = Content.TEXT.make(70_000);
        byte[] file = compress(content, options);
        for (int length = 0; length < file.length; length += length < 40 || length > file.length - 40 ? 1 : 997) {
            byte[] cut = Arrays.copyOf(file, length);
            for (CodecUnderTest subject : subjects()) {
                assertThatThrownBy(() -> subject.expand(cut))
                        .as("cut to %d", length)
                        .isInstanceOf(IOException.class);
                assertThatThrownBy(() -> subject.decode(cut, content.length))
                        .as("chunk cut to %d", length)
                        .isInstanceOf(CorruptFrameException.class);
            }
        }
    }

    /** T5: a flipped bit has no effect or is rejected; without a checksum it may also change the content. */
    @ParameterizedTest
    @MethodSource("options")
    default void rejectsFlippedBits(String options) throws IOException {
        byte[] content = Content.TEXT.make(70_000);
        byte[] file = compress(content, options);
        boolean checked = hasChecksum(options);
        for (int bit = 0; bit < file.length * Byte.SIZE; bit += bit < 160 ? 1 : 1009) {
            byte[] damaged = Damage.flip(file, bit);
            for (CodecUnderTest subject : subjects()) {
                expectCorruptOr(content, checked, damaged.length, () -> subject.decode(damaged, content.length));
                expectCorruptOr(content, checked, damaged.length, () -> subject.expand(damaged));
            }
        }
    }

    private static void expectCorruptOr(byte[] content, boolean checked, long length, Decoding decoding)
            throws IOException {
        try {
            byte[] decoded = decoding.run();
            assertThat(!checked || Arrays.equals(decoded, content)).isTrue();
        } catch (CorruptFrameException e) {
            assertThat(e.offset()).isBetween(0L, length);
        } catch (UnsupportedFrameException e) {
            // damage can make a header require a feature
            assertThat(e.offset()).isBetween(0L, length);
        }
    }

    /** Decodes a file. */
    interface Decoding {
        /** {@return the content} */
        byte[] run() throws IOException;
    }
}
