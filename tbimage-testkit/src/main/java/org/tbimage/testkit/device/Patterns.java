package org.tbimage.testkit.device;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Test data that identifies its offset. Each eight bytes are their offset, mixed with a salt. Swapped, shifted or stale
 * bytes are visible at once.
 */
public final class Patterns {
    private static final int WORD = Long.BYTES;
    /** An odd number, so that no two offsets give the same word. Its bits spread small differences over all bytes. */
    private static final long SPREAD = 0x9e3779b97f4a7c15L;

    private Patterns() {}

    /**
     * Returns the byte at an offset.
     *
     * @param offset offset of the byte
     * @param salt selects one of many patterns
     * @return the byte
     */
    public static byte at(long offset, long salt) {
        long word = word(offset / WORD, salt);
        return (byte) (word >>> (offset % WORD * Byte.SIZE));
    }

    /**
     * Fills the remaining bytes of a buffer, and sets its position to its limit.
     *
     * @param target receives the bytes
     * @param offset offset of the first byte
     * @param salt selects one of many patterns
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
     * Finds the first byte that does not match its offset.
     *
     * @param actual the bytes; position and limit stay unchanged
     * @param offset offset of the first byte
     * @param salt selects one of many patterns
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
