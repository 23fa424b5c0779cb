package org.tbimage.fuzz;

import java.nio.ByteBuffer;

/**
 * What the first byte behind the magic number of a zstd frame says of the header (RFC 8878, 3.1.1.1): that byte,
 * window (1 byte, if it is not as large as the content), number of the dictionary, size of the content.
 */
record ZstdHeader(int descriptor) {
    private static final int DICTIONARY = 3;
    private static final int CHECKSUM = 4;
    private static final int SINGLE = 32;
    private static final int[] DICTIONARY_LENGTHS = {0, 1, 2, 4};
    private static final int[] SIZE_LENGTHS = {0, 2, 4, 8};
    /** A size of two bytes is told less by so much. */
    private static final int SHORT_BASE = 256;

    private static final int SMALLEST_WINDOW_LOG = 10;
    private static final long MOST = 1L << 17;

    static ZstdHeader of(byte descriptor) {
        return new ZstdHeader(Byte.toUnsignedInt(descriptor));
    }

    int length() {
        return dictionaryStart() + dictionaryLength() + sizeLength();
    }

    int dictionaryStart() {
        return isSingle() ? 1 : 2;
    }

    int dictionaryLength() {
        return DICTIONARY_LENGTHS[descriptor & DICTIONARY];
    }

    int checksumLength() {
        return (descriptor & CHECKSUM) == 0 ? 0 : Integer.BYTES;
    }

    /** That of a frame with a window of its own, and neither size nor checksum. */
    byte bareDescriptor() {
        return (byte) (descriptor & DICTIONARY);
    }

    /** Writes the content's size where the frame tells it; of one that is too large for that, the low bytes. */
    void putSize(ByteBuffer file, int start, int size) {
        int at = start + dictionaryStart() + dictionaryLength();
        long told = sizeLength() == Short.BYTES ? size - SHORT_BASE : size;
        for (int i = 0; i < sizeLength(); i++) {
            file.put(at + i, (byte) (told >> (i * Byte.SIZE)));
        }
    }

    /** The most that a block may hold, in bytes: the window, or the content that is its own. */
    long window(ByteBuffer file, int start) {
        long window = size(file, start);
        if (!isSingle()) {
            int told = Byte.toUnsignedInt(file.get(start + 1));
            long power = 1L << ((told >> 3) + SMALLEST_WINDOW_LOG);
            window = power + power / 8 * (told & 7);
        }
        return window < 0 ? MOST : Math.min(window, MOST);
    }

    private long size(ByteBuffer file, int start) {
        int at = start + dictionaryStart() + dictionaryLength();
        long size = sizeLength() == Short.BYTES ? SHORT_BASE : 0;
        for (int i = 0; i < sizeLength(); i++) {
            size += Byte.toUnsignedLong(file.get(at + i)) << (i * Byte.SIZE);
        }
        return size;
    }

    private int sizeLength() {
        int length = SIZE_LENGTHS[descriptor >> 6];
        return length == 0 && isSingle() ? 1 : length;
    }

    private boolean isSingle() {
        return (descriptor & SINGLE) != 0;
    }
}
