package org.tbimage.codec.lz4;

import org.jspecify.annotations.Nullable;

/** The four maximum block sizes of the format. */
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

    /** {@return its byte in the descriptor} */
    byte descriptor() {
        return (byte) (code << SHIFT);
    }

    /** {@return the smallest size that holds a length in one block, or else the largest} */
    static BlockSize holding(int length) {
        for (BlockSize size : values()) {
            if (length <= size.bytes) {
                return size;
            }
        }
        return LARGEST;
    }

    /** {@return the size for a byte of a descriptor; null if the byte is not valid} */
    static @Nullable BlockSize of(byte descriptor) {
        for (BlockSize size : values()) {
            if (size.descriptor() == descriptor) {
                return size;
            }
        }
        return null;
    }
}
