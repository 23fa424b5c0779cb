package org.tbimage.testkit.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.tbimage.codec.Codec;
import org.tbimage.codec.FrameEncoder;

/** The part of the contract about the room a frame needs. */
public interface FrameLengthContract extends CodecFixture {
    /** The bound is asked for all levels at once, so it holds for the worst of them. */
    @Test
    default void theBoundHoldsAtEveryLevel() throws IOException {
        CodecUnderTest subject = subject();
        for (int level : subject.levels().toArray()) {
            for (int length : Lengths.aroundBlocks()) {
                expectBound(subject, length, level);
            }
        }
    }

    /** As for small chunks, so for long ones, where a bound may lose a byte a block. */
    @Test
    default void theBoundHoldsForLongChunks() throws IOException {
        CodecUnderTest subject = subject();
        for (int length : new int[] {(1 << 20) - 1, 1 << 20, (1 << 20) + 1, 4 << 20}) {
            expectBound(subject, length, subject.codec().levels().standard());
            expectBound(subject, length, subject.codec().levels().fastest());
        }
    }

    /** A caller sizes its buffers by the bound, so it may not be wasteful. */
    @Test
    default void theBoundIsTight() {
        Codec codec = subject().codec();
        assertThat(codec.maxFrameLength(0)).isBetween(1, 1024);
        assertThat(codec.maxFrameLength(1 << 20)).isBetween(1 << 20, (1 << 20) * 11 / 10);
    }

    /** Lengths that can't be are refused, never answered with an overflow. */
    @Test
    default void refusesLengthsThatNoFrameCanHave() {
        Codec codec = subject().codec();
        assertThatThrownBy(() -> codec.maxFrameLength(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> codec.maxFrameLength(Integer.MAX_VALUE)).isInstanceOf(IllegalArgumentException.class);
    }

    /** The bound decides, not the frame's real length, so that it shows in the first test of a caller. */
    @Test
    default void refusesTooLittleRoom() throws IOException {
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
