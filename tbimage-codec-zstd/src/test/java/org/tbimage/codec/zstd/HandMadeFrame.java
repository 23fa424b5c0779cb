package org.tbimage.codec.zstd;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Frames made without the library, to say in their headers what it would not. */
final class HandMadeFrame {
    private static final int MAGIC = 0xFD2FB528;
    private static final byte SIZE_OF_8_BYTES = (byte) 0xC0;
    private static final byte SINGLE_SEGMENT = 0x20;

    private HandMadeFrame() {}

    /** {@return a frame without content size and checksum, which wants a window of a power of two} */
    static byte[] withWindow(int log, String content) {
        ByteBuffer header = ByteBuffer.allocate(6).order(ByteOrder.LITTLE_ENDIAN);
        header.putInt(MAGIC).put((byte) 0).put((byte) ((log - 10) << 3));
        return concat(header.array(), rawBlock(content));
    }

    /** {@return a frame that claims a content size} */
    static byte[] claiming(long size, String content) {
        ByteBuffer header = ByteBuffer.allocate(13).order(ByteOrder.LITTLE_ENDIAN);
        header.putInt(MAGIC).put((byte) (SIZE_OF_8_BYTES | SINGLE_SEGMENT)).putLong(size);
        return concat(header.array(), rawBlock(content));
    }

    /** {@return a frame that holds anything but content} */
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

    private static byte[] rawBlock(String content) {
        int header = 1 | (content.length() << 3);
        byte[] bytes = {(byte) header, (byte) (header >> 8), (byte) (header >> 16)};
        return concat(bytes, content.getBytes(StandardCharsets.US_ASCII));
    }
}
