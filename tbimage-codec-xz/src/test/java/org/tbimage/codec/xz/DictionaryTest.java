package org.tbimage.codec.xz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tbimage.codec.UnsupportedFrameException;
import org.tbimage.testkit.codec.Content;

/** Dictionaries, which use almost all memory of xz. They are no larger than a chunk needs, and limited. */
final class DictionaryTest {
    private static final int CHECK_AT = 7;
    private static final int BLOCK_HEADER_AT = 12;
    /** The start of a block header: length, flags, id of LZMA2, length of its properties, properties. */
    private static final int DICTIONARY_AT = BLOCK_HEADER_AT + 4;

    private static final int LZMA2 = 0x21;
    private static final int CRC64 = 4;
    /** The lowest code means 4 KiB. Two steps double the size. */
    private static final int LEAST_BITS = 12;

    /** No level uses a dictionary larger than the next power of two above the content. */
    @ParameterizedTest
    @CsvSource({"0, 0", "1, 0", "4096, 0", "4097, 2", "65536, 8", "100000, 10", "262144, 12"})
    void isNoLargerThanTheChunkNeeds(int length, int code) {
        for (int level : XzTool.SUBJECT.levels().toArray()) {
            byte[] frame = XzTool.SUBJECT.encode(new byte[length], level);
            if (length > 0) {
                assertThat(frame[BLOCK_HEADER_AT + 2]).isEqualTo((byte) LZMA2);
                assertThat(frame[DICTIONARY_AT]).as("level %d", level).isEqualTo((byte) code);
            }
            assertThat(frame[CHECK_AT]).isEqualTo((byte) CRC64);
        }
    }

    /** Level 0 keeps its small dictionary, which makes it fast. */
    @Test
    void isNoLargerThanThePreset() {
        byte[] frame = XzTool.SUBJECT.encode(new byte[1 << 20], 0);
        assertThat(frame[DICTIONARY_AT]).isEqualTo((byte) ((18 - LEAST_BITS) * 2));
    }

    /** The largest preset of the tool is supported, and nothing larger. */
    @Test
    void isLimited() throws IOException {
        byte[] content = Content.TEXT.make(1000);
        byte[] frame = XzTool.SUBJECT.encode(content);
        setDictionary(frame, (26 - LEAST_BITS) * 2);
        assertThat(XzTool.SUBJECT.decode(frame, content.length)).isEqualTo(content);
        assertThat(XzTool.SUBJECT.expand(frame)).isEqualTo(content);
    }

    @ParameterizedTest
    @ValueSource(ints = {29, 30, 36, 37, 38, 39, 40})
    void moreIsRejected(int code) {
        byte[] frame = XzTool.SUBJECT.encode(Content.TEXT.make(1000));
        setDictionary(frame, code);
        assertThatThrownBy(() -> XzTool.SUBJECT.decode(frame, 1000)).isInstanceOf(UnsupportedFrameException.class);
        assertThatThrownBy(() -> XzTool.SUBJECT.expand(frame)).isInstanceOf(UnsupportedFrameException.class);
    }

    /** The message names the memory that is needed, and the remedy. */
    @Test
    void theMessageNamesTheRemedy() {
        byte[] frame = XzTool.SUBJECT.encode(Content.TEXT.make(1000));
        setDictionary(frame, 30);
        assertThatThrownBy(() -> XzTool.SUBJECT.expand(frame))
                .hasMessageContaining("needs 128 MiB of memory, and at most 65 MiB are allowed")
                .isInstanceOfSatisfying(
                        UnsupportedFrameException.class,
                        e -> assertThat(e.expandCommand()).isEqualTo("xz -dc"));
    }

    static void setDictionary(byte[] frame, int code) {
        frame[DICTIONARY_AT] = (byte) code;
        int length = (frame[BLOCK_HEADER_AT] + 1) * 4 - Integer.BYTES;
        CRC32 crc = new CRC32();
        crc.update(frame, BLOCK_HEADER_AT, length);
        ByteBuffer.wrap(frame).order(ByteOrder.LITTLE_ENDIAN).putInt(BLOCK_HEADER_AT + length, (int) crc.getValue());
    }
}
