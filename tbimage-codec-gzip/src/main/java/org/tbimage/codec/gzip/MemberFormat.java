package org.tbimage.codec.gzip;

/**
 * The format of a gzip member (RFC 1952). All numbers are little-endian:
 *
 * <pre>
 * ID1 ID2 CM FLG  MTIME (4)  XFL OS      the fixed header, 10 bytes
 * [length (2), extra field]              if FLG has EXTRA
 * [name, 0]                              if FLG has NAME
 * [comment, 0]                           if FLG has COMMENT
 * [CRC-32 of the header, lower half]     if FLG has HEADER_CRC
 * deflate data (RFC 1951)
 * CRC-32 (4)  length modulo 2^32 (4)     of the content
 * </pre>
 */
final class MemberFormat {
    static final int ID1 = 0x1F;
    static final int ID2 = 0x8B;
    static final int DEFLATE = 8;

    static final int HEADER_CRC = 1 << 1;
    static final int EXTRA = 1 << 2;
    static final int NAME = 1 << 3;
    static final int COMMENT = 1 << 4;
    /** A member with one of these flags may have parts of an unknown kind. */
    static final int RESERVED = 0xE0;

    /** Values of XFL for the best and for the fastest compression. */
    static final int SMALLEST = 2;

    static final int FASTEST = 4;

    /** Value of OS for an unknown system. */
    static final int UNKNOWN_SYSTEM = 255;

    static final int HEADER_LENGTH = 10;
    static final int TRAILER_LENGTH = 8;

    private MemberFormat() {}

    static int maxLength(int contentLength) {
        if (contentLength < 0) {
            throw new IllegalArgumentException("negative length: " + contentLength);
        }
        long length = HEADER_LENGTH + StoredBlocks.length(contentLength) + TRAILER_LENGTH;
        if (length > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("too long for one gzip member here: " + contentLength + " bytes");
        }
        return (int) length;
    }
}
