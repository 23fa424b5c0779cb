package org.tbimage.codec.gzip;

import java.io.IOException;
import java.util.zip.CRC32;
import org.tbimage.codec.CorruptFrameException;

/** Checks content against what its member's end says of it. */
final class MemberTrailer {
    private MemberTrailer() {}

    /**
     * Reads and compares.
     *
     * @param bytes of the member, from behind its deflate data
     * @param crc of the content
     * @param length of the content
     * @param <E> what reading can throw
     * @throws E if reading does
     * @throws CorruptFrameException if the content is not the one that was compressed
     */
    static <E extends IOException> void check(ByteInput<E> bytes, CRC32 crc, long length)
            throws E, CorruptFrameException {
        if (nextInt(bytes) != (int) crc.getValue()) {
            throw Corruption.at(bytes.offset(), "the content's checksum is wrong");
        }
        // Modulo 4 GiB, as RFC 1952 has it.
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
