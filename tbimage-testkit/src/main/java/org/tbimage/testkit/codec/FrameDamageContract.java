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
 * The part of the contract about frames that are damaged, cut or followed by anything. One decoder meets all the damage
 * of a test, and must still expand a good frame behind each.
 */
public interface FrameDamageContract extends CodecFixture {
    /** T2: a frame that ends early is no frame. */
    @ParameterizedTest
    @EnumSource
    default void noticesEveryCut(Content kind) throws CorruptFrameException, UnsupportedFrameException {
        DamagedFrames frames = new DamagedFrames(subject(), kind.make(301));
        for (int length = 0; length < frames.good().length; length++) {
            frames.expectCorrupt(Arrays.copyOf(frames.good(), length), "cut to " + length);
        }
    }

    /** T5: any bit may flip. What it means may not matter, as the name of a system; content that is wrong does. */
    @ParameterizedTest
    @EnumSource
    default void aFlippedBitGivesNoWrongContent(Content kind) throws CorruptFrameException, UnsupportedFrameException {
        DamagedFrames frames = new DamagedFrames(subject(), kind.make(301));
        for (int bit = 0; bit < frames.good().length * Byte.SIZE; bit++) {
            frames.expectCorruptOrExact(Damage.flip(frames.good(), bit), "bit " + bit);
        }
    }

    /** One frame and nothing else. */
    @ParameterizedTest
    @EnumSource
    default void noticesWhatFollowsTheFrame(Content kind) throws CorruptFrameException, UnsupportedFrameException {
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

    /** A chunk's length comes from the chunk table; a frame of any other is not that chunk's. */
    @ParameterizedTest
    @EnumSource
    default void noticesAnyOtherLength(Content kind) throws CorruptFrameException, UnsupportedFrameException {
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

    /** A decompression bomb ends at the limit of the chunk. */
    @Test
    default void aBombStaysInsideTheChunk() {
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
