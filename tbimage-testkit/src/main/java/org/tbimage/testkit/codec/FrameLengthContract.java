package org.tbimage.testkit.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.tbimage.codec.Codec;
import org.tbimage.codec.FrameEncoder;

/** The part of the contract about the maximum length of a frame. */
public interface FrameLengthContract extends CodecFixture {
    /** The maximum length holds at every level. */
    @Test
    default void maxFrameLengthHoldsAtEveryLevel() throws IOException {
        CodecUnderTest subject = subject();
        for (int level : subject.levels().toArray()) {
            for (int length : Lengths.aroundBlocks()) {
                expectBound(subject, length, level);
            }
        }
    }

    /** The maximum length holds for long chunks, where an error of one byte in each block adds up. */
    @Test
    default void maxFrameLengthHoldsForLongChunks() throws IOException {
        CodecUnderTest subject = subject();
        for (int length : new int[] {(1 << 20) - 1, 1 << 20, (1 << 20) + 1, 4 << 20}) {
            expectBound(subject, length, subject.codec().levels().standard());
            expectBound(subject, length, subject.codec().levels().fastest());
        }
    }

    /** The maximum length is close to the length of the chunk, since callers allocate buffers by it. */
    @Test
    default void maxFrameLengthIsCloseToTheChunkLength() {
        Codec codec = subject().codec();
        assertThat(codec.maxFrameLength(0)).isBetween(1, 1024);
        assertThat(codec.maxFrameLength(1 << 20)).isBetween(1 << 20, (1 << 20) * 11 / 10);
    }

    /** An impossible length throws, and does not overflow. */
    @Test
    default void rejectsImpossibleLengths() {
        Codec codec = subject().codec();
        assertThatThrownBy(() -> codec.maxFrameLength(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> codec.maxFrameLength(Integer.MAX_VALUE)).isInstanceOf(IllegalArgumentException.class);
    }

    /**
     * A buffer shorter than the maximum length is rejected, even if the frame would fit. So a caller's mistake shows in
     * its first test.
     */
    @Test
    default void rejectsABufferShorterThanMaxFrameLength() throws IOException {
        CodecUnderTest subject = subject();
        byte[] content = Content.ZEROS.make(10_000);
        int bound = subject.codec().maxFrameLength(content.length);
        try (FrameEncoder encoder =
                subject.codec().newEncoder(subject.codec().levels().standard())) {
            for (BufferKind kind : BufferKind.values()) {
                GuardedBuffer frame = new GuardedBuffer(kind, bound - 1);
                assertThatThrownBy(() -> encoder.encode(ByteBuffer.wrap(content), frame.view()))
                        .isInstanceOf(BufferOverflowException.class);
                frame.expectUntouchedBut(bound - 1);
                byte[] whole = subject.encode(encoder, content);
                assertThat(subject.decode(whole, content.length)).isEqualTo(content);
            }
        }
    }

    private static void expectBound(CodecUnderTest subject, int length, int level) throws IOException {
        byte[] content = Content.RANDOM.make(length);
        int bound = subject.codec().maxFrameLength(length);
        GuardedBuffer frame = new GuardedBuffer(BufferKind.DIRECT, bound);
        try (FrameEncoder encoder = subject.codec().newEncoder(level)) {
            encoder.encode(ByteBuffer.wrap(content), frame.view());
        }
        frame.expectUntouchedBut(frame.filled().length);
        assertThat(subject.decode(frame.filled(), length))
                .as("%d bytes at level %d", length, level)
                .isEqualTo(content);
    }
}
