package org.tbimage.codec.xz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tbimage.codec.CorruptFrameException;
import org.tbimage.testkit.codec.Content;

/** Files of the xz tool are decoded with all its options, as streams and as chunks. */
final class ToolOptionsTest {
    static Stream<List<String>> options() {
        return Stream.of(
                List.of("-0"),
                List.of("-9"),
                List.of("-3e"),
                List.of("-T0", "--block-size=40KiB"),
                List.of("-T1", "--block-size=4KiB"),
                List.of("--check=none"),
                List.of("--check=crc32"),
                List.of("--check=sha256", "-T2", "--block-size=10KiB"),
                List.of("--x86", "--lzma2=preset=1"),
                List.of("--x86", "--delta=dist=4", "--lzma2=preset=0"),
                List.of("--arm", "--lzma2=preset=0"),
                List.of("--arm64", "--lzma2=preset=0"),
                List.of("--armthumb", "--lzma2=preset=0"),
                List.of("--powerpc", "--lzma2=preset=0"),
                List.of("--sparc", "--lzma2=preset=0"),
                List.of("--ia64", "--lzma2=preset=0"),
                List.of("--lzma2=preset=0,lc=0,lp=2,pb=1,mf=bt2"));
    }

    @ParameterizedTest
    @MethodSource("options")
    void everyStreamIsDecoded(List<String> options) throws IOException {
        for (int length : new int[] {0, 1, 100_003}) {
            byte[] content = Content.MIXED.make(length);
            byte[] file = XzTool.compress(content, options);
            assertThat(Arrays.equals(XzTool.SUBJECT.expand(file), content))
                    .as("file of %d bytes", length)
                    .isTrue();
            assertThat(Arrays.equals(XzTool.SUBJECT.decode(file, length), content))
                    .as("chunk of %d bytes", length)
                    .isTrue();
        }
    }

    /** T2: with all options, a truncated file is rejected. */
    @ParameterizedTest
    @MethodSource("options")
    void everyTruncationIsRejected(List<String> options) throws IOException {
        byte[] content = Content.MIXED.make(9_000);
        byte[] file = XzTool.compress(content, options);
        for (int length = 0; length < file.length; length += length < 100 || length > file.length - 200 ? 1 : 101) {
            byte[] cut = Arrays.copyOf(file, length);
            assertThatThrownBy(() -> XzTool.SUBJECT.expand(cut))
                    .as("cut to %d", length)
                    .isInstanceOf(CorruptFrameException.class);
            assertThatThrownBy(() -> XzTool.SUBJECT.decode(cut, content.length))
                    .as("cut to %d", length)
                    .isInstanceOf(CorruptFrameException.class);
        }
    }

    /** T5: without a check, a flipped bit may give other content, but no other exception. */
    @ParameterizedTest
    @MethodSource("options")
    void aFlippedBitIsDetected(List<String> options) throws IOException {
        byte[] content = Content.MIXED.make(9_000);
        byte[] file = XzTool.compress(content, options);
        boolean checked = !options.contains("--check=none");
        for (int bit = 0; bit < file.length * Byte.SIZE; bit += bit < 300 ? 3 : 211) {
            file[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            expectCorruptOr(content, file, checked);
            file[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
        }
    }

    private static void expectCorruptOr(byte[] content, byte[] damaged, boolean checked) throws IOException {
        try {
            byte[] chunk = XzTool.SUBJECT.decode(damaged, content.length);
            assertThat(!checked || Arrays.equals(chunk, content)).isTrue();
        } catch (CorruptFrameException e) {
            assertThat(e.offset()).isBetween(0L, (long) damaged.length);
        }
        try {
            byte[] whole = XzTool.SUBJECT.expand(damaged);
            assertThat(!checked || Arrays.equals(whole, content)).isTrue();
        } catch (CorruptFrameException e) {
            assertThat(e.offset()).isBetween(0L, (long) damaged.length);
        }
    }
}
