package org.tbimage.testkit.device;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Bytes that tell their own place: each eight of them are the offset at which they lie, mixed with a salt. Whatever is
 * swapped, shifted or left over shows at once.
 */
public final class Patterns {
    private static final int WORD = Long.BYTES;
    /** An odd number, so that no two offsets give the same word; its bits spread small differences over all bytes. */
    private static final long SPREAD = 0x9e3779b97f4a7c15L;

    private Patterns() {}

    /**
     * The byte of a place.
     *
     * @param offset the place
     * @param salt which of many patterns
     * @return the byte
     */
    public static byte at(long offset, long salt) {
        long word = word(offset / WORD, salt);
        return (byte) (word >>> (offset % WORD * Byte.SIZE));
    }

    /**
     * Fills what remains of a buffer; its position is then its limit.
     *
     * @param target gets the bytes
     * @param offset place of the first
     * @param salt which of many patterns
     */
    public static void fill(ByteBuffer target, long offset, long salt) {
        ByteBuffer words = target.slice().order(ByteOrder.LITTLE_ENDIAN);
        if (offset % WORD == 0) {
            for (long index = offset / WORD; words.remaining() >= WORD; index++) {
                words.putLong(word(index, salt));
            }
        }
        while (words.hasRemaining()) {
            words.put(at(offset + words.position(), salt));
        }
        target.position(target.limit());
    }

    /**
     * Finds the first byte that is not the one of its place.
     *
     * @param actual what was read; neither position nor limit change
     * @param offset place of the first byte
     * @param salt which of many patterns
     * @return offset of the first wrong byte, or -1 if all are right
     */
    public static long firstDifference(ByteBuffer actual, long offset, long salt) {
        ByteBuffer expected = ByteBuffer.allocate(actual.remaining());
        fill(expected, offset, salt);
        int mismatch = expected.flip().mismatch(actual);
        return mismatch < 0 ? -1 : offset + mismatch;
    }

    private static long word(long index, long salt) {
        long mixed = (index + salt * SPREAD + 1) * SPREAD;
        return mixed ^ (mixed >>> 29);
    }
}
