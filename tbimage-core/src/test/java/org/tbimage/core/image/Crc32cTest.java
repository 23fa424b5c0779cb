package org.tbimage.core.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The checksum is the standard CRC-32C that the format document names. */
class Crc32cTest {
    /** The check value of CRC-32C in catalogues of checksums. */
    @Test
    void hasTheStandardCheckValue() {
        ByteBuffer digits = ByteBuffer.wrap("x123456789x".getBytes(StandardCharsets.US_ASCII), 1, 9);
        assertThat(Crc32c.hex(Crc32c.of(digits))).isEqualTo("e3069283");
        assertThat(digits.remaining()).isEqualTo(9);
        assertThat(Crc32c.parse("e3069283")).isEqualTo(0xe3069283);
    }
}
