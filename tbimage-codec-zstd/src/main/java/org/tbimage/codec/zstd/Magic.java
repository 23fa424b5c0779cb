package org.tbimage.codec.zstd;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Magic numbers of frames, little-endian. */
final class Magic {
    static final int LENGTH = Integer.BYTES;

    /** The skippable frame with a seek table. */
    static final int SEEK_TABLE = 0x184D2A5E;

    private static final int ZSTD = 0xFD2FB528;
    /** There are sixteen magic numbers of skippable frames. They differ in the lowest four bits. */
    private static final int SKIPPABLE = 0x184D2A50;

    private static final int SKIPPABLE_MASK = 0xFFFFFFF0;

    private Magic() {}

    static boolean isZstd(ByteBuffer head) {
        return head.remaining() >= LENGTH && first(head) == ZSTD;
    }

    static boolean isSkippable(ByteBuffer head) {
        return head.remaining() >= LENGTH && (first(head) & SKIPPABLE_MASK) == SKIPPABLE;
    }

    private static int first(ByteBuffer head) {
        return head.duplicate().order(ByteOrder.LITTLE_ENDIAN).getInt(head.position());
    }
}
