package org.tbimage.codec.lz4;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tbimage.testkit.codec.CodecUnderTest;
import org.tbimage.testkit.codec.Content;
import org.tbimage.testkit.codec.ToolOptionsContract;

/** Frames that the lz4 tool wrote with block sizes, linked blocks and checksums. */
final class ToolOptionsTest implements ToolOptionsContract {
    private static final int INDEPENDENT = 0x20;

    static Stream<String> options() {
        return Stream.of(
                "-B4",
                "-B5",
                "-B6",
                "-B7",
                "-BI -B4",
                "-BD -B4",
                "-BD -B5",
                "-BD -B7",
                "-BX -B4",
                "-BD -BX -B4",
                "-BD -B100",
                "--no-frame-crc",
                "--content-size",
                "--content-size -BD -BX -B4 --no-frame-crc",
                "-3 -BD -B4",
                "-12 -BD -B5",
                "--fast=9 -BD -B4");
    }

    @Override
    public List<CodecUnderTest> subjects() {
        return List.of(Lz4Tool.SUBJECT, Lz4Tool.IN_JAVA);
    }

    @Override
    public boolean hasChecksum(String options) {
        return !options.contains("--no-frame-crc") || options.contains("-BX");
    }

    @Override
    public int largest() {
        return 300_001;
    }

    /** Compresses a file, so that the tool knows the content size. */
    @Override
    public byte[] compress(byte[] content, String options) throws IOException {
        return Lz4Tool.compress(content, List.of(options.split(" ")));
    }

    /** Several blocks of the largest size. */
    @Test
    void manyLargeLinkedBlocksAreDecoded() throws IOException {
        byte[] content = Content.MIXED.make((9 << 20) + 3);
        byte[] frame = compress(content, "-BD -B7");
        assertThat(Arrays.equals(Lz4Tool.SUBJECT.expand(frame), content)).isTrue();
        assertThat(Arrays.equals(Lz4Tool.SUBJECT.decode(frame, content.length), content))
                .isTrue();
    }

    /** The options above have the intended effect. */
    @Test
    void theToolLinksBlocksIfRequested() throws IOException {
        byte[] content = Content.TEXT.make(700_001);
        assertThat(compress(content, "-BD -B4")[4] & INDEPENDENT).isZero();
        assertThat(compress(content, "-BI -B4")[4] & INDEPENDENT).isNotZero();
    }
}
