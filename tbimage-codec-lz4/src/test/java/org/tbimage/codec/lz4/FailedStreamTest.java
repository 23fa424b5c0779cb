package org.tbimage.codec.lz4;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tbimage.codec.CorruptFrameException;
import org.tbimage.testkit.codec.Content;

/** After a damaged block, the stream does not continue with the next blocks. */
final class FailedStreamTest {
    private static final int IN_FIRST_BLOCK = 100;

    @Test
    void nothingIsReadAfterADamagedBlock() throws IOException {
        byte[] frame = Lz4Tool.compress(Content.TEXT.make(300_000), List.of("-BX", "-B4", "--no-frame-crc"));
        frame[IN_FIRST_BLOCK] ^= 1;
        try (InputStream stream = Lz4Tool.SUBJECT.codec().decodeStream(new ByteArrayInputStream(frame))) {
            for (int time = 0; time < 3; time++) {
                assertThatThrownBy(stream::read)
                        .isInstanceOf(CorruptFrameException.class)
                        .hasMessageContaining("checksum of a block");
            }
        }
    }
}
