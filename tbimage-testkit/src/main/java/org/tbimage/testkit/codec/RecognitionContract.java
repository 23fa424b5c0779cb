package org.tbimage.testkit.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tbimage.codec.Codec;

/** T44: the part of the contract about recognizing a format by its first bytes. */
public interface RecognitionContract extends CodecFixture {
    /** A codec recognizes its own frames, of every level and content. */
    @ParameterizedTest
    @EnumSource
    default void recognizesItsOwnFrames(Content kind) {
        CodecUnderTest subject = subject();
        for (int level : subject.levels().toArray()) {
            for (int length : new int[] {0, 1, 5_000}) {
                byte[] frame = subject.encode(kind.make(length), level);
                assertThat(subject.codec().recognizes(head(frame, Codec.MAGIC_BYTES)))
                        .as("%d bytes at level %d", length, level)
                        .isTrue();
            }
        }
    }

    /** A codec does not recognize other formats, nor the first sector of a disk. */
    @Test
    default void doesNotRecognizeOtherFormats() {
        Codec codec = subject().codec();
        byte[] own = subject().encode(new byte[1]);
        List<String> others = List.of(
                "1f8b080000000000",
                "28b52ffd2058a100",
                "fd377a585a000004",
                "04224d18644070df",
                "425a683931415926",
                "514649fb00000003",
                "4c5a495001140000",
                "0000000000000000",
                "eb63900000000000",
                "ffffffffffffffff");
        for (String other : others) {
            byte[] magic = HexFormat.of().parseHex(other);
            if (magic[0] != own[0]) {
                assertThat(codec.recognizes(ByteBuffer.wrap(magic))).as(other).isFalse();
            }
        }
    }

    /** A short head does not throw, and the head stays unchanged. */
    @Test
    default void acceptsHeadsOfAnyLength() {
        Codec codec = subject().codec();
        byte[] frame = subject().encode(Content.TEXT.make(100));
        for (BufferKind kind : BufferKind.values()) {
            for (int length = 0; length <= Codec.MAGIC_BYTES; length++) {
                GuardedBuffer window =
                        GuardedBuffer.of(kind, head(frame, length).array());
                ByteBuffer head = window.view().asReadOnlyBuffer();
                ByteBuffer before = head.duplicate();
                boolean recognized = codec.recognizes(head);
                assertThat(recognized && length < 2).as("by %d bytes", length).isFalse();
                assertThat(head.position()).isEqualTo(before.position());
                assertThat(head.limit()).isEqualTo(before.limit());
                assertThat(recognized || length < Codec.MAGIC_BYTES).isTrue();
            }
        }
    }

    private static ByteBuffer head(byte[] frame, int length) {
        byte[] head = new byte[Math.min(length, frame.length)];
        System.arraycopy(frame, 0, head, 0, head.length);
        return ByteBuffer.wrap(head);
    }
}
