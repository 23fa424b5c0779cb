package org.tbimage.codec.lz4;

import org.jspecify.annotations.Nullable;

/** The four sizes that a block can expand to at most. */
enum BlockSize {
    KIB_64(4, 64 << 10),
    KIB_256(5, 256 << 10),
    MIB_1(6, 1 << 20),
    MIB_4(7, 4 << 20);

    static final BlockSize LARGEST = MIB_4;

    private static final int SHIFT = 4;

    private final int code;
    private final int bytes;

    BlockSize(int code, int bytes) {
        this.code = code;
        this.bytes = bytes;
    }

    int bytes() {
        return bytes;
    }

    /** {@return the byte of the descriptor} */
    byte descriptor() {
        return (byte) (code << SHIFT);
    }

    /** {@return the size that takes so much in one block, or else the largest} */
    static BlockSize holding(int length) {
        for (BlockSize size : values()) {
            if (length <= size.bytes) {
                return size;
            }
        }
        return LARGEST;
    }

    /** {@return the size that a byte of a descriptor stands for, or null if it is none} */
    static @Nullable BlockSize of(byte descriptor) {
        for (BlockSize size : values()) {
            if (size.descriptor() == descriptor) {
                return size;
            }
        }
        return null;
    }
}
