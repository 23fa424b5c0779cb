package org.tbimage.core.engine.work;

import java.nio.ByteBuffer;

/** Tests for zeros, and writes zeros. */
public final class ZeroBytes {
    private static final int BLOCK = 1 << 20;
    private static final ByteBuffer ZEROS = ByteBuffer.allocateDirect(BLOCK).asReadOnlyBuffer();

    private ZeroBytes() {}

    /** Whether all that remains of {@code bytes} is zero; it is left as it was. */
    public static boolean areAll(ByteBuffer bytes) {
        ByteBuffer rest = bytes.duplicate();
        while (rest.hasRemaining()) {
            int length = Math.min(rest.remaining(), BLOCK);
            if (rest.slice(rest.position(), length).mismatch(ZEROS.slice(0, length)) >= 0) {
                return false;
            }
            rest.position(rest.position() + length);
        }
        return true;
    }

    /** Puts zeros into all that remains of {@code target}. */
    public static void fill(ByteBuffer target) {
        while (target.hasRemaining()) {
            target.put(ZEROS.slice(0, Math.min(target.remaining(), BLOCK)));
        }
    }
}
