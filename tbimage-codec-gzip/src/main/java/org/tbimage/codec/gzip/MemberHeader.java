package org.tbimage.codec.gzip;

import java.io.IOException;
import java.util.zip.CRC32;
import org.tbimage.codec.CorruptFrameException;
import org.tbimage.codec.UnsupportedFrameException;

/** Parses the header of a member with all optional parts. The content does not depend on them, but all are checked. */
final class MemberHeader<E extends IOException> {
    private final ByteInput<E> bytes;
    private final CRC32 crc = new CRC32();

    private MemberHeader(ByteInput<E> bytes) {
        this.bytes = bytes;
    }

    /**
     * Reads up to the deflate data.
     *
     * @param bytes the member, from its first byte
     * @param <E> exception of a failed read
     * @throws E if a read fails
     * @throws CorruptFrameException if the bytes are not a header
     * @throws UnsupportedFrameException if it names another compression method, or parts of a later version
     */
    static <E extends IOException> void read(ByteInput<E> bytes)
            throws E, CorruptFrameException, UnsupportedFrameException {
        MemberHeader<E> header = new MemberHeader<>(bytes);
        int flags = header.readFixedPart();
        header.readOptionalParts(flags);
    }

    private int readFixedPart() throws E, CorruptFrameException, UnsupportedFrameException {
        long start = bytes.offset();
        if (next() != MemberFormat.ID1 || next() != MemberFormat.ID2) {
            throw Corruption.at(start, "not a gzip member");
        }
        int method = next();
        if (method != MemberFormat.DEFLATE) {
            throw unsupported(
                    start, "compression method " + method + " of a member; deflate is " + MemberFormat.DEFLATE);
        }
        int flags = next();
        if ((flags & MemberFormat.RESERVED) != 0) {
            throw unsupported(start, "the flags 0x" + Integer.toHexString(flags) + " of a member's header");
        }
        skip(MemberFormat.HEADER_LENGTH - 4);
        return flags;
    }

    private static UnsupportedFrameException unsupported(long offset, String feature) {
        return new UnsupportedFrameException(GzipCodec.NAME, offset, feature, "", null);
    }

    private void readOptionalParts(int flags) throws E, CorruptFrameException {
        if ((flags & MemberFormat.EXTRA) != 0) {
            skip(nextShort());
        }
        if ((flags & MemberFormat.NAME) != 0) {
            skipText();
        }
        if ((flags & MemberFormat.COMMENT) != 0) {
            skipText();
        }
        if ((flags & MemberFormat.HEADER_CRC) != 0) {
            int expected = (int) crc.getValue() & 0xFFFF;
            if (nextShort() != expected) {
                throw Corruption.at(bytes.offset(), "the header's checksum is wrong");
            }
        }
    }

    private void skip(int count) throws E {
        for (int i = 0; i < count; i++) {
            next();
        }
    }

    private void skipText() throws E {
        int character;
        do {
            character = next();
        } while (character != 0);
    }

    private int nextShort() throws E {
        int low = next();
        return low | (next() << Byte.SIZE);
    }

    private int next() throws E {
        int value = bytes.next();
        crc.update(value);
        return value;
    }
}
