package org.tbimage.codec.zstd;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Frames built without the library, with headers that it would not write. */
final class HandMadeFrame {
    private static final int MAGIC = 0xFD2FB528;
    private static final byte SIZE_OF_8_BYTES = (byte) 0xC0;
    private static final byte SINGLE_SEGMENT = 0x20;

    private HandMadeFrame() {}

    /** {@return a frame without content size and checksum, with a window that is a power of two} */
    static byte[] withWindow(int log, String content) {
        return concat(header(log), rawBlock(content));
    }

    /** {@return a frame with a dictionary} */
    static byte[] withDictionary(int number, String content) {
        ByteBuffer header = ByteBuffer.allocate(7).order(ByteOrder.LITTLE_ENDIAN);
        header.putInt(MAGIC).put((byte) 1).put((byte) (10 << 3)).put((byte) number);
        return concat(header.array(), rawBlock(content));
    }

    /** {@return a frame with the bit that is reserved for later versions} */
    static byte[] withReservedBit(String content) {
        byte[] frame = withWindow(20, content);
        frame[4] |= 8;
        return frame;
    }

    /** {@return such a frame, in which each block repeats one byte, so that blocks are short} */
    static byte[] ofRuns(int log, int blocks, int length, char content) {
        byte[] frame = header(log);
        for (int i = 1; i <= blocks; i++) {
            int header = (i == blocks ? 1 : 0) | (1 << 1) | (length << 3);
            frame = concat(
                    frame, new byte[] {(byte) header, (byte) (header >> 8), (byte) (header >> 16), (byte) content});
        }
        return frame;
    }

    /** {@return a frame with a given content size in its header} */
    static byte[] claiming(long size, String content) {
        ByteBuffer header = ByteBuffer.allocate(13).order(ByteOrder.LITTLE_ENDIAN);
        header.putInt(MAGIC).put((byte) (SIZE_OF_8_BYTES | SINGLE_SEGMENT)).putLong(size);
        return concat(header.array(), rawBlock(content));
    }

    /** {@return a skippable frame} */
    static byte[] skippable(int kind, int length) {
        ByteBuffer frame = ByteBuffer.allocate(8 + length).order(ByteOrder.LITTLE_ENDIAN);
        return frame.putInt(0x184D2A50 + kind).putInt(length).array();
    }

    static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static byte[] header(int windowLog) {
        ByteBuffer header = ByteBuffer.allocate(6).order(ByteOrder.LITTLE_ENDIAN);
        return header.putInt(MAGIC)
                .put((byte) 0)
                .put((byte) ((windowLog - 10) << 3))
                .array();
    }

    private static byte[] rawBlock(String content) {
        int header = 1 | (content.length() << 3);
        byte[] bytes = {(byte) header, (byte) (header >> 8), (byte) (header >> 16)};
        return concat(bytes, content.getBytes(StandardCharsets.US_ASCII));
    }
}
