package org.tbimage.testkit.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tbimage.codec.CorruptFrameException;

/** The part of the contract about the tool of the format. */
public interface ToolContract extends CodecFixture {
    /** The tool decodes a pack: frames and trailer are a valid file. */
    @Test
    default void theToolDecodesAPack() throws IOException {
        List<byte[]> contents = new ArrayList<>();
        for (Content kind : Content.values()) {
            contents.add(kind.make(1 << 20));
            contents.add(kind.make(0));
            contents.add(kind.make(12_345));
        }
        assertThat(subject().tool().expand(subject().pack(contents))).isEqualTo(Bytes.concat(contents));
    }

    /** The tool decodes frames of all levels, end to end. */
    @Test
    default void theToolDecodesEveryLevel() throws IOException {
        byte[] content = Content.MIXED.make(70_001);
        List<byte[]> frames = new ArrayList<>();
        List<byte[]> contents = new ArrayList<>();
        for (int level : subject().levels().toArray()) {
            frames.add(subject().encode(content, level));
            contents.add(content);
        }
        assertThat(subject().tool().expand(Bytes.concat(frames))).isEqualTo(Bytes.concat(contents));
    }

    /** A stream decodes files that the tool writes at its usual levels. */
    @ParameterizedTest
    @ValueSource(strings = {"-1", "-5", "-9"})
    default void decodesFilesOfTheTool(String level) throws IOException {
        for (int length : new int[] {0, 1, 3 << 20}) {
            byte[] content = Content.MIXED.make(length);
            byte[] file = subject().tool().compress(content, level);
            assertThat(subject().expand(file)).as("%d bytes", length).isEqualTo(content);
            assertThat(subject().expand(Bytes.concat(file, file)))
                    .as("%d bytes twice", length)
                    .isEqualTo(Bytes.concat(content, content));
        }
    }

    /** A decoder decodes a chunk that the tool compressed. */
    @ParameterizedTest
    @EnumSource
    default void decodesAFrameOfTheTool(Content kind) throws IOException {
        for (int length : new int[] {0, 1, 100_003}) {
            byte[] frame = subject().tool().compress(kind.make(length));
            assertThat(subject().decode(frame, length)).as("%d bytes", length).isEqualTo(kind.make(length));
        }
    }

    /** T2: a truncated file of the tool is rejected at every length. */
    @Test
    default void rejectsEveryTruncationOfAFileOfTheTool() throws IOException {
        byte[] file = subject().tool().compress(Content.MIXED.make(5_000));
        for (int length = 0; length < file.length; length++) {
            byte[] cut = Arrays.copyOf(file, length);
            assertThatThrownBy(() -> subject().expand(cut))
                    .as("cut to %d", length)
                    .isInstanceOf(IOException.class);
            assertThatThrownBy(() -> subject().decode(cut, 5_000))
                    .as("frame cut to %d", length)
                    .isInstanceOf(CorruptFrameException.class);
        }
    }
}
