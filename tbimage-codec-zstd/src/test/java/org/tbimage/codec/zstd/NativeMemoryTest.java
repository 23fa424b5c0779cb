package org.tbimage.codec.zstd;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.tbimage.codec.FrameDecoder;
import org.tbimage.codec.FrameEncoder;

/** What is closed holds no native memory: the library refuses to work without. */
final class NativeMemoryTest {
    private final ZstdCodec codec = new ZstdCodec();

    @Test
    void aClosedEncoderHasNone() {
        FrameEncoder encoder = codec.newEncoder(3);
        encoder.close();
        assertThatThrownBy(() -> encoder.encode(ByteBuffer.allocate(10), ByteBuffer.allocate(1000)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aClosedDecoderHasNone() {
        byte[] frame = ZstdTools.codec().encode(new byte[10]);
        FrameDecoder decoder = codec.newDecoder();
        decoder.close();
        assertThatThrownBy(() -> decoder.decode(ByteBuffer.wrap(frame), ByteBuffer.allocate(10)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aClosedStreamHasNone() throws IOException {
        byte[] frame = ZstdTools.codec().encode(new byte[10]);
        FrameReader reader = new FrameReader(new StreamInput(new ByteArrayInputStream(frame)));
        reader.close();
        assertThatThrownBy(() -> reader.read(new byte[10], 0, 10)).isInstanceOf(IllegalStateException.class);
    }
}
