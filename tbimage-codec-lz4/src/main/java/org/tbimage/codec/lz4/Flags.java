package org.tbimage.codec.lz4;

import org.jspecify.annotations.Nullable;

/** The first byte of a descriptor. */
final class Flags {
    private static final int VERSION_MASK = 0xC0;
    private static final int VERSION = 0x40;
    private static final int INDEPENDENT = 0x20;
    private static final int BLOCK_CHECKSUMS = 0x10;
    private static final int SIZED = 0x08;
    private static final int CONTENT_CHECKSUM = 0x04;
    private static final int RESERVED = 0x02;
    private static final int DICTIONARY = 0x01;

    private Flags() {}

    /** {@return the byte for a descriptor} */
    static byte of(Descriptor descriptor) {
        int flags = VERSION;
        flags |= descriptor.linked() ? 0 : INDEPENDENT;
        flags |= descriptor.blockChecksums() ? BLOCK_CHECKSUMS : 0;
        flags |= descriptor.sized() ? SIZED : 0;
        flags |= descriptor.contentChecksum() ? CONTENT_CHECKSUM : 0;
        return (byte) flags;
    }

    /** {@return whether the descriptor contains the length of the content} */
    static boolean sized(byte flags) {
        return (flags & SIZED) != 0;
    }

    /** {@return whether the descriptor contains the number of a dictionary} */
    static boolean dictionary(byte flags) {
        return (flags & DICTIONARY) != 0;
    }

    /** {@return the number of bytes between the block size and the checksum of the descriptor} */
    static int lengthOfOptionalFields(byte flags) {
        return (sized(flags) ? Long.BYTES : 0) + (dictionary(flags) ? Integer.BYTES : 0);
    }

    /** {@return the unsupported feature that the flags require, for a message; or null} */
    static @Nullable String unsupportedFeature(byte flags) {
        if ((flags & VERSION_MASK) != VERSION || (flags & RESERVED) != 0) {
            return "unknown version of the lz4 frame format";
        }
        return dictionary(flags) ? "it needs a dictionary" : null;
    }

    /** {@return the descriptor with these flags} */
    static Descriptor read(byte flags, BlockSize blockSize, long contentSize) {
        return new Descriptor(
                blockSize,
                (flags & INDEPENDENT) == 0,
                (flags & BLOCK_CHECKSUMS) != 0,
                (flags & CONTENT_CHECKSUM) != 0,
                sized(flags),
                contentSize);
    }
}
