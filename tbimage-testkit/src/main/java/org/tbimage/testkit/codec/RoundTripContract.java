package org.tbimage.testkit.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tbimage.codec.FrameDecoder;
import org.tbimage.codec.FrameEncoder;

/** The part of the contract about decoding what was encoded. */
public interface RoundTripContract extends CodecFixture {
    /** T10: content of any length and kind comes back, with one encoder and one decoder. */
    @ParameterizedTest
    @EnumSource
    default void contentComesBack(Content kind) throws IOException {
        CodecUnderTest subject = subject();
        try (FrameEncoder encoder =
                        subject.codec().newEncoder(subject.codec().levels().standard());
                FrameDecoder decoder = subject.codec().newDecoder()) {
            for (int length : Lengths.aroundChunks()) {
                byte[] content = kind.make(length);
                byte[] frame = subject.encode(encoder, content);
                assertThat(subject.decode(decoder, frame, length))
                        .as("%d bytes", length)
                        .isEqualTo(content);
            }
        }
    }

    /** The longest chunk of an image, 16 MiB, comes back. */
    @Test
    default void theLongestChunkComesBack() throws IOException {
        byte[] content = Content.MIXED.make(Lengths.LONGEST_CHUNK);
        byte[] frame = subject().encode(content);
        assertThat(subject().decode(frame, content.length)).isEqualTo(content);
    }

    /** T12: content comes back from every level. */
    @ParameterizedTest
    @EnumSource
    default void contentComesBackFromEveryLevel(Content kind) throws IOException {
        CodecUnderTest subject = subject();
        for (int level : subject.levels().toArray()) {
            for (int length : new int[] {0, 1, 70_001}) {
                byte[] content = kind.make(length);
                assertThat(subject.decode(subject.encode(content, level), length))
                        .as("%d bytes at level %d", length, level)
                        .isEqualTo(content);
            }
        }
    }

    /** Equal chunks give equal frames, whatever the encoder did before. */
    @Test
    default void equalChunksGiveEqualFrames() {
        CodecUnderTest subject = subject();
        byte[] content = Content.MIXED.make(100_003);
        for (int level : subject.levels().toArray()) {
            byte[] fresh = subject.encode(content, level);
            try (FrameEncoder encoder = subject.codec().newEncoder(level)) {
                for (Content other : Content.values()) {
                    subject.encode(encoder, other.make(150_000));
                    assertThat(subject.encode(encoder, content))
                            .as("level %d after %s", level, other)
                            .isEqualTo(fresh);
                }
            }
        }
    }

    /** Zeros and text become smaller. */
    @Test
    default void zerosAndTextBecomeSmaller() {
        assertThat(subject().encode(Content.ZEROS.make(1 << 20))).hasSizeLessThan(20_000);
        assertThat(subject().encode(Content.TEXT.make(1 << 20))).hasSizeLessThan((1 << 20) * 7 / 10);
    }

    /** The highest level compresses better than the lowest. */
    @Test
    default void theHighestLevelCompressesBetterThanTheLowest() {
        CodecUnderTest subject = subject();
        byte[] content = Content.TEXT.make(200_000);
        assertThat(subject.encode(content, subject.codec().levels().smallest()))
                .hasSizeLessThan(
                        subject.encode(content, subject.codec().levels().fastest()).length);
    }
}
