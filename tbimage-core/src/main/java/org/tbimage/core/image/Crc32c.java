package org.tbimage.core.image;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.zip.CRC32C;
import org.tbimage.value.Printable;

/** CRC-32C (RFC 3720) of stored bytes. It detects damage before anything is decoded. */
public final class Crc32c {
    private static final int DIGITS = 8;

    private Crc32c() {}

    /** Computes the checksum of the remaining bytes of {@code bytes}, and leaves the buffer unchanged. */
    public static int of(ByteBuffer bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes.duplicate());
        return (int) crc.getValue();
    }

    static String hex(int crc) {
        return HexFormat.of().toHexDigits(crc);
    }

    /** Parses eight lower-case hex digits; throws {@link IllegalArgumentException} for other text. */
    static int parse(String hex) {
        boolean good = hex.length() == DIGITS;
        for (int i = 0; i < DIGITS && good; i++) {
            char c = hex.charAt(i);
            good = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
        }
        if (!good) {
            throw new IllegalArgumentException("not a CRC-32C in lower-case hex: '" + Printable.of(hex) + "'");
        }
        return HexFormat.fromHexDigits(hex);
    }
}
