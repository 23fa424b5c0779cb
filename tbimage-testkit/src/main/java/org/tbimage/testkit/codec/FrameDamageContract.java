package org.tbimage.testkit.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tbimage.codec.CorruptFrameException;
import org.tbimage.codec.FrameDecoder;
import org.tbimage.codec.UnsupportedFrameException;

/**
 * The part of the contract about frames that are damaged, truncated or followed by other bytes. One decoder receives
 * all damaged frames of a test, and must decode a good frame after each.
 */
public interface FrameDamageContract extends CodecFixture {
    /** T2: a truncated frame is rejected at every length. */
    @ParameterizedTest
    @EnumSource
    default void rejectsEveryTruncation(Content kind) throws CorruptFrameException, UnsupportedFrameException {
        DamagedFrames frames = new DamagedFrames(subject(), kind.make(301));
        for (int length = 0; length < frames.good().length; length++) {
            frames.expectCorrupt(Arrays.copyOf(frames.good(), length), "cut to " + length);
        }
    }

    /** T5: a flipped bit is rejected, or has no effect on the content, for example in the name of a file. */
    @ParameterizedTest
    @EnumSource
    default void aFlippedBitNeverGivesWrongContent(Content kind)
            throws CorruptFrameException, UnsupportedFrameException {
        DamagedFrames frames = new DamagedFrames(subject(), kind.make(301));
        for (int bit = 0; bit < frames.good().length * Byte.SIZE; bit++) {
            frames.expectCorruptOrExact(Damage.flip(frames.good(), bit), "bit " + bit);
        }
    }

    /** A frame followed by other bytes is rejected. */
    @ParameterizedTest
    @EnumSource
    default void rejectsBytesAfterTheFrame(Content kind) throws CorruptFrameException, UnsupportedFrameException {
        DamagedFrames frames = new DamagedFrames(subject(), kind.make(301));
        byte[] good = frames.good();
        for (int more : new int[] {1, 3, 4, 8, 64}) {
            frames.expectCorrupt(Arrays.copyOf(good, good.length + more), more + " zeros behind");
            frames.expectCorrupt(Bytes.concat(good, Content.RANDOM.make(more)), more + " bytes behind");
        }
        frames.expectCorrupt(Bytes.concat(good, good), "two frames");
        frames.expectCorrupt(Bytes.concat(good, subject().encode(new byte[0])), "an empty frame behind");
        frames.expectCorrupt(Bytes.concat(subject().encode(new byte[0]), good), "an empty frame before");
    }

    /**
     * A frame with another content length than expected is rejected. The expected length comes from the chunk table.
     */
    @ParameterizedTest
    @EnumSource
    default void rejectsAnyOtherContentLength(Content kind) throws CorruptFrameException, UnsupportedFrameException {
        int length = 70_001;
        CodecUnderTest subject = subject();
        byte[] frame = subject.encode(kind.make(length));
        try (FrameDecoder decoder = subject.codec().newDecoder()) {
            for (int wrong : new int[] {0, 1, length / 2, length - 1, length + 1, 2 * length}) {
                assertThatThrownBy(() -> subject.decode(decoder, frame, wrong))
                        .as("%d bytes instead of %d", wrong, length)
                        .isInstanceOf(CorruptFrameException.class);
                assertThat(subject.decode(decoder, frame, length)).isEqualTo(kind.make(length));
            }
        }
    }

    /** A decompression bomb does not write after the end of the chunk. */
    @Test
    default void aDecompressionBombStaysInsideTheChunk() {
        CodecUnderTest subject = subject();
        byte[] bomb = subject.encode(Content.ZEROS.make(Lengths.LONGEST_CHUNK));
        for (BufferKind kind : BufferKind.values()) {
            GuardedBuffer chunk = new GuardedBuffer(kind, 4096);
            try (FrameDecoder decoder = subject.codec().newDecoder()) {
                assertThatThrownBy(() -> decoder.decode(ByteBuffer.wrap(bomb), chunk.view()))
                        .isInstanceOf(CorruptFrameException.class);
            }
            chunk.expectUntouchedBut(4096);
        }
    }
}
