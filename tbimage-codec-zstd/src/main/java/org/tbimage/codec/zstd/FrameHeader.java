package org.tbimage.codec.zstd;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.tbimage.codec.CorruptFrameException;
import org.tbimage.codec.UnsupportedFrameException;

/**
 * The header of a zstd frame (RFC 8878, section 3.1.1.1). All numbers are little-endian:
 *
 * <pre>
 * magic 4, descriptor 1, window 1 or none, dictionary 0 to 4, content size 0 to 8
 * descriptor  bits 7-6 length of the content size, 5 single segment, 3 reserved, 2 checksum, 1-0 length of the dictionary
 * </pre>
 *
 * @param window content that the decoder must keep, in bytes, an unsigned number
 * @param dictionary number of the dictionary that the frame needs; 0 for none
 * @param reserved whether the bit that is reserved for a later version of the format is set
 */
record FrameHeader(long window, long dictionary, boolean reserved) {
    /** Length of the longest header with its magic number, in bytes. */
    static final int LONGEST = 18;

    /** Largest window that the zstd tool supports, with {@code --long=31}. */
    private static final long LARGEST_OF_TOOL = 1L << 31;

    private static final int[] DICTIONARY_LENGTHS = {0, 1, 2, 4};
    private static final int[] SIZE_LENGTHS = {0, 2, 4, 8};
    private static final int SINGLE_SEGMENT = 0x20;
    private static final int RESERVED = 0x08;
    private static final int LEAST_WINDOW_LOG = 10;
    private static final int SIZE_OF_TWO_BYTES_FROM = 256;

    /**
     * Parses the header at the position of {@code frame}, which stays unchanged. A truncated header is parsed as far as
     * it goes.
     */
    static FrameHeader read(ByteBuffer frame) {
        ByteBuffer bytes = ByteBuffer.allocate(LONGEST).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(frame.slice(frame.position(), Math.min(LONGEST, frame.remaining())));
        int descriptor = Byte.toUnsignedInt(bytes.get(Magic.LENGTH));
        int at = Magic.LENGTH + 1;
        boolean single = (descriptor & SINGLE_SEGMENT) != 0;
        long window = single ? 0 : window(Byte.toUnsignedInt(bytes.get(at++)));
        int dictionaryLength = DICTIONARY_LENGTHS[descriptor & 3];
        long dictionary = number(bytes, at, dictionaryLength);
        at += dictionaryLength;
        if (single) {
            int length = Math.max(1, SIZE_LENGTHS[descriptor >>> 6]);
            window = number(bytes, at, length) + (length == 2 ? SIZE_OF_TWO_BYTES_FROM : 0);
        }
        return new FrameHeader(window, dictionary, (descriptor & RESERVED) != 0);
    }

    private static long window(int code) {
        long base = 1L << (LEAST_WINDOW_LOG + (code >>> 3));
        return base + base / 8 * (code & 7);
    }

    private static long number(ByteBuffer bytes, int at, int length) {
        long number = 0;
        for (int i = 0; i < length; i++) {
            number |= Byte.toUnsignedLong(bytes.get(at + i)) << (Byte.SIZE * i);
        }
        return number;
    }

    /** Throws if decoding needs a dictionary or a later version of the format. */
    void checkFeatures(long offset) throws UnsupportedFrameException {
        if (dictionary != 0) {
            throw unsupported(offset, "it needs dictionary " + dictionary, "zstd -dc -D DICTIONARY");
        }
        if (reserved) {
            throw unsupported(offset, "a bit of the frame's header that is reserved for later versions", "zstd -dc");
        }
    }

    /** Throws if a stream decoder needs a window of more than {@code limit} bytes. */
    void checkWindow(long offset, long limit) throws CorruptFrameException, UnsupportedFrameException {
        if (Long.compareUnsigned(window, LARGEST_OF_TOOL) > 0) {
            throw Corruption.at(
                    offset,
                    "the frame's header asks for a window of " + Long.toUnsignedString(window)
                            + " bytes, which no tool makes");
        }
        if (window > limit) {
            int log = Long.SIZE - Long.numberOfLeadingZeros(window - 1);
            throw unsupported(
                    offset,
                    "expanding it needs a window of " + window + " bytes, and at most " + limit + " are allowed",
                    "zstd -dc --long=" + log);
        }
    }

    private static UnsupportedFrameException unsupported(long offset, String feature, String command) {
        return new UnsupportedFrameException(ZstdCodec.NAME, offset, feature, command, null);
    }
}
