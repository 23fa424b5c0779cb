package org.tbimage.codec.gzip;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * A member with any header, built without the code under test.
 *
 * @param flags the byte FLG
 * @param optionalParts the bytes between the fixed header and the deflate data
 * @param content the content
 */
record HandMadeMember(int flags, String optionalParts, String content) {
    /** Typical optional parts: an extra field of two bytes, a name and a comment in Latin-1. */
    static final String EXTRA_NAME_COMMENT = "\2\0xyna\u00efve.img\0a comment\0";

    static final int ALL_BUT_CRC = 0x1 | 0x4 | 0x8 | 0x10;

    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(header());
        bytes.writeBytes(deflated());
        CRC32 crc = new CRC32();
        crc.update(latin(content));
        putInt(bytes, (int) crc.getValue());
        putInt(bytes, content.length());
        return bytes.toByteArray();
    }

    /** {@return the same member with a checksum of its header} */
    HandMadeMember withHeaderCrc() {
        HandMadeMember flagged = new HandMadeMember(flags | 0x2, optionalParts, content);
        CRC32 crc = new CRC32();
        crc.update(flagged.header());
        String sum = String.valueOf(new char[] {(char) (crc.getValue() & 0xFF), (char) (crc.getValue() >> 8 & 0xFF)});
        return new HandMadeMember(flagged.flags, optionalParts + sum, content);
    }

    private byte[] header() {
        return latin("\u001f\u008b\10" + (char) flags + "time\0\3" + optionalParts);
    }

    private byte[] deflated() {
        Deflater deflater = new Deflater(9, true);
        deflater.setInput(latin(content));
        deflater.finish();
        byte[] bytes = new byte[content.length() + 100];
        int length = deflater.deflate(bytes);
        deflater.end();
        return Arrays.copyOf(bytes, length);
    }

    private static void putInt(ByteArrayOutputStream bytes, int value) {
        for (int shift = 0; shift < 32; shift += 8) {
            bytes.write(value >>> shift);
        }
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
