package org.tbimage.codec.gzip;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.tbimage.codec.FrameDecoder;
import org.tbimage.codec.FrameEncoder;

/** What is closed holds no native memory: the JDK refuses to work without. */
final class NativeMemoryTest {
    private final GzipCodec codec = new GzipCodec();

    @Test
    void aClosedEncoderHasNone() {
        FrameEncoder encoder = codec.newEncoder(6);
        encoder.close();
        assertThatThrownBy(() -> encoder.encode(ByteBuffer.allocate(10), ByteBuffer.allocate(1000)))
                .hasMessageContaining("closed");
    }

    @Test
    void aClosedDecoderHasNone() {
        byte[] frame = new HandMadeMember(0, "", "content").bytes();
        FrameDecoder decoder = codec.newDecoder();
        decoder.close();
        assertThatThrownBy(() -> decoder.decode(ByteBuffer.wrap(frame), ByteBuffer.allocate(7)))
                .hasMessageContaining("closed");
    }
}
