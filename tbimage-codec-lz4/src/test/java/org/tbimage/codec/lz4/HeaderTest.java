package org.tbimage.codec.lz4;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import net.jpountz.xxhash.XXHashFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tbimage.codec.CorruptFrameException;
import org.tbimage.codec.UnsupportedFrameException;
import org.tbimage.testkit.codec.Content;

/** The headers of our frames are as documented. Headers of other frames are checked. */
final class HeaderTest {
    private static final int FLAGS_AT = 4;
    private static final int BLOCK_SIZE_AT = 5;
    private static final int CHECKSUM_AT = 14;
    private static final int FIRST_BLOCK_AT = 15;

    /**
     * Version 1, independent blocks, content size, content checksum, and the smallest block size that holds the chunk.
     */
    @ParameterizedTest
    @CsvSource({"0, 64", "1, 64", "65536, 64", "65537, 80", "262145, 96", "1048576, 96", "1048577, 112", "5000000, 112"
    })
    void ours(int length, int blockSize) {
        ByteBuffer frame =
                ByteBuffer.wrap(Lz4Tool.SUBJECT.encode(new byte[length])).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(frame.getInt(0)).isEqualTo(0x184D2204);
        assertThat(frame.get(FLAGS_AT)).isEqualTo((byte) 0b0110_1100);
        assertThat(frame.get(BLOCK_SIZE_AT)).isEqualTo((byte) blockSize);
        assertThat(frame.getLong(BLOCK_SIZE_AT + 1)).isEqualTo(length);
    }

    /** Incompressible blocks are stored, so a frame is at most 27 bytes longer than a chunk of 1 MiB. */
    @Test
    void storedBlocks() {
        int length = 1 << 20;
        byte[] frame = Lz4Tool.SUBJECT.encode(Content.RANDOM.make(length));
        assertThat(frame).hasSize(FIRST_BLOCK_AT + 4 + length + 8);
        assertThat(frame[FIRST_BLOCK_AT + 3] & 0x80).isNotZero();
    }

    /** The length of a block is compared with the block size in the header before memory is allocated. */
    @ParameterizedTest
    @ValueSource(ints = {65_537, Integer.MAX_VALUE, 65_537 | 1 << 31, -1})
    void lengthsOfBlocksAreLimited(int length) {
        byte[] frame = Lz4Tool.SUBJECT.encode(Content.TEXT.make(1000));
        ByteBuffer.wrap(frame).order(ByteOrder.LITTLE_ENDIAN).putInt(FIRST_BLOCK_AT, length);
        expectCorrupt(frame, "longer than the header allows");
    }

    /** A block whose content exceeds the block size in the header is damaged, even if there is room. */
    @Test
    void contentsOfBlocksAreLimited() {
        byte[] frame = Lz4Tool.SUBJECT.encode(new byte[100_000]);
        frame[BLOCK_SIZE_AT] = BlockSize.KIB_64.descriptor();
        rightChecksum(frame);
        expectCorrupt(frame, "a block is damaged, or its content is longer");
    }

    @Test
    void aWrongContentSizeIsRejected() {
        for (long size : new long[] {0, 999, 1001, Long.MAX_VALUE, -1}) {
            byte[] frame = Lz4Tool.SUBJECT.encode(Content.TEXT.make(1000));
            ByteBuffer.wrap(frame).order(ByteOrder.LITTLE_ENDIAN).putLong(BLOCK_SIZE_AT + 1, size);
            rightChecksum(frame);
            expectCorrupt(frame, "expands to 1000 bytes, not to the " + Long.toUnsignedString(size));
        }
    }

    @ParameterizedTest
    @CsvSource({"0x6E, unknown version", "0x2C, unknown version", "0xAC, unknown version", "0xEC, unknown version"})
    void flagsOfLaterVersionsAreNotSupported(int flags, String words) {
        byte[] frame = Lz4Tool.SUBJECT.encode(Content.TEXT.make(1000));
        frame[FLAGS_AT] = (byte) flags;
        rightChecksum(frame);
        expectUnsupported(frame, words);
        frame[CHECKSUM_AT]++;
        expectCorrupt(frame, "the header of the frame is damaged");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 0x30, 0x41, 0xC0, 0xFF})
    void otherBlockSizesAreNotSupported(int size) {
        byte[] frame = Lz4Tool.SUBJECT.encode(Content.TEXT.make(1000));
        frame[BLOCK_SIZE_AT] = (byte) size;
        rightChecksum(frame);
        expectUnsupported(frame, "unknown size of blocks");
    }

    private static void expectUnsupported(byte[] frame, String words) {
        assertThatThrownBy(() -> Lz4Tool.SUBJECT.decode(frame, 1000))
                .isInstanceOf(UnsupportedFrameException.class)
                .hasMessageContaining(words);
        assertThatThrownBy(() -> Lz4Tool.SUBJECT.expand(frame))
                .isInstanceOf(UnsupportedFrameException.class)
                .hasMessageContaining(words);
    }

    @Test
    void aWrongChecksumIsRejected() {
        byte[] frame = Lz4Tool.SUBJECT.encode(Content.TEXT.make(1000));
        frame[CHECKSUM_AT]++;
        expectCorrupt(frame, "the header of the frame is damaged");
    }

    /** T44: only the magic number identifies a frame. */
    @Test
    void aWrongMagicNumberIsRejected() throws IOException {
        byte[] content = Content.TEXT.make(1000);
        byte[] frame = Lz4Tool.SUBJECT.encode(content);
        byte[] other = frame.clone();
        other[0]++;
        expectCorrupt(other, "not an lz4 frame");
        assertThatThrownBy(() -> Lz4Tool.SUBJECT.expand(Lz4Tool.concat(frame, other)))
                .hasMessageContaining("not an lz4 frame");
        for (int more = 1; more < Integer.BYTES; more++) {
            byte[] cut = Arrays.copyOf(Lz4Tool.concat(frame, frame), frame.length + more);
            assertThatThrownBy(() -> Lz4Tool.SUBJECT.expand(cut)).hasMessageContaining("ends too early");
        }
    }

    private static void rightChecksum(byte[] frame) {
        int hash = XXHashFactory.safeInstance().hash32().hash(frame, FLAGS_AT, CHECKSUM_AT - FLAGS_AT, 0);
        frame[CHECKSUM_AT] = (byte) (hash >>> 8);
    }

    private static void expectCorrupt(byte[] frame, String words) {
        for (int length : new int[] {1000, 100_000}) {
            assertThatThrownBy(() -> Lz4Tool.SUBJECT.decode(frame, length))
                    .isInstanceOf(CorruptFrameException.class)
                    .hasMessageContaining(words);
        }
        assertThatThrownBy(() -> Lz4Tool.SUBJECT.expand(frame))
                .isInstanceOf(CorruptFrameException.class)
                .hasMessageContaining(words);
    }

    /** As in the tool, level 2 equals level 1, and levels from 3 on compress better. */
    @Test
    void levelsAreThoseOfTheTool() throws IOException {
        byte[] content = Content.TEXT.make(200_000);
        assertThat(Lz4Tool.SUBJECT.encode(content, 2)).isEqualTo(Lz4Tool.SUBJECT.encode(content, 1));
        int[] lengths = {1, 3, 9, 12};
        for (int i = 0; i < lengths.length; i++) {
            lengths[i] = Lz4Tool.SUBJECT.encode(content, lengths[i]).length;
        }
        assertThat(Arrays.stream(lengths).boxed().toList()).isSortedAccordingTo((a, b) -> Integer.compare(b, a));
        assertThat(lengths[1]).isLessThan(lengths[0]);
    }
}
