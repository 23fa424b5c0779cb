package org.tbimage.core.content;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import org.tbimage.core.disk.DiskBytes;
import org.tbimage.device.Geometry;

/**
 * The first and the last bytes of the content of a disk. Formats are recognized by them.
 *
 * @param head the first {@value #HEAD} bytes, or all if there are fewer, from position 0
 * @param end the last {@value #END} bytes; empty if they are not known
 * @param geometry size and sector sizes of the disk
 */
public record ContentSample(ByteBuffer head, ByteBuffer end, Geometry geometry) {
    /** Length of the head, in bytes. It covers the superblock of every file system that is recognized. */
    public static final int HEAD = 128 << 10;

    /** Length of the end, in bytes: the footer of a VHD. */
    public static final int END = 512;

    public ContentSample {
        head = head.slice().order(ByteOrder.LITTLE_ENDIAN).asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
        end = end.slice().order(ByteOrder.LITTLE_ENDIAN).asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Reads the sample of a disk; empty if it cannot be read completely. */
    public static Optional<ContentSample> of(DiskBytes disk) throws IOException {
        long size = disk.geometry().size();
        Optional<ByteBuffer> head = disk.read(0, (int) Math.min(HEAD, size));
        Optional<ByteBuffer> end = disk.read(Math.max(0, size - END), (int) Math.min(END, size));
        return head.isEmpty() || end.isEmpty()
                ? Optional.empty()
                : Optional.of(new ContentSample(head.get(), end.get(), disk.geometry()));
    }

    /** Whether the head contains ASCII characters at an offset. */
    boolean has(int offset, String text) {
        return has(head, offset, text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Whether the head contains bytes, in hex digits, at an offset. */
    boolean hasHex(int offset, String hex) {
        return has(head, offset, HexFormat.of().parseHex(hex));
    }

    /** Whether the last bytes begin with these ASCII characters. */
    boolean endHas(String text) {
        return end.limit() == END && has(end, 0, text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static boolean has(ByteBuffer bytes, int offset, byte[] expected) {
        return bytes.limit() - offset >= expected.length
                && bytes.slice(offset, expected.length).equals(ByteBuffer.wrap(expected));
    }

    /** The byte at an offset of the head, 0 to 255; 0 after its end. */
    int at(int offset) {
        return offset < head.limit() ? Byte.toUnsignedInt(head.get(offset)) : 0;
    }

    /** Two bytes of the head, little-endian; 0 after its end. */
    int shortAt(int offset) {
        return at(offset) | at(offset + 1) << 8;
    }

    /** Four bytes of the head, little-endian; 0 after its end. */
    int intAt(int offset) {
        return shortAt(offset) | shortAt(offset + 2) << 16;
    }
}
