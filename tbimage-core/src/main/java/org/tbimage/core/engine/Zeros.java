package org.tbimage.core.engine;

import java.nio.ByteBuffer;

/** Tells and makes zeros. */
final class Zeros {
    private static final int BLOCK = 1 << 20;
    private static final ByteBuffer ZEROS = ByteBuffer.allocateDirect(BLOCK).asReadOnlyBuffer();

    private Zeros() {}

    /** Whether all that remains of {@code bytes} is zero; it is left as it was. */
    static boolean areAll(ByteBuffer bytes) {
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
    static void fill(ByteBuffer target) {
        while (target.hasRemaining()) {
            target.put(ZEROS.slice(0, Math.min(target.remaining(), BLOCK)));
        }
    }
}
