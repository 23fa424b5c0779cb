package org.tbimage.codec.gzip;

import java.io.IOException;
import java.util.zip.CRC32;
import org.tbimage.codec.CorruptFrameException;

/** Compares content with the checksum and the length at the end of its member. */
final class MemberTrailer {
    private MemberTrailer() {}

    /**
     * Reads the trailer and compares.
     *
     * @param bytes the member, from the end of its deflate data
     * @param crc checksum of the content
     * @param length length of the content
     * @param <E> exception of a failed read
     * @throws E if a read fails
     * @throws CorruptFrameException if the content is wrong
     */
    static <E extends IOException> void check(ByteInput<E> bytes, CRC32 crc, long length)
            throws E, CorruptFrameException {
        if (nextInt(bytes) != (int) crc.getValue()) {
            throw Corruption.at(bytes.offset(), "the content's checksum is wrong");
        }
        // The length is modulo 4 GiB (RFC 1952).
        if (nextInt(bytes) != (int) length) {
            throw Corruption.at(bytes.offset(), "the content's length is wrong");
        }
    }

    private static <E extends IOException> int nextInt(ByteInput<E> bytes) throws E {
        int value = 0;
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            value |= bytes.next() << shift;
        }
        return value;
    }
}
