package org.tbimage.codec.zstd;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.tbimage.codec.FrameDecoder;
import org.tbimage.codec.FrameEncoder;
import org.tbimage.codec.FrameListener;

/** After closing, encoders, decoders and streams hold no native memory: the library rejects further calls. */
final class NativeMemoryTest {
    private final ZstdCodec codec = new ZstdCodec();

    @Test
    void aClosedEncoderHoldsNoMemory() {
        FrameEncoder encoder = codec.newEncoder(3);
        encoder.close();
        assertThatThrownBy(() -> encoder.encode(ByteBuffer.allocate(10), ByteBuffer.allocate(1000)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aClosedDecoderHoldsNoMemory() {
        byte[] frame = ZstdTools.codec().encode(new byte[10]);
        FrameDecoder decoder = codec.newDecoder();
        decoder.close();
        assertThatThrownBy(() -> decoder.decode(ByteBuffer.wrap(frame), ByteBuffer.allocate(10)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aClosedStreamHoldsNoMemory() throws IOException {
        byte[] frame = ZstdTools.codec().encode(new byte[10]);
        FrameReader reader = new FrameReader(new StreamInput(new ByteArrayInputStream(frame)), FrameListener.NONE);
        reader.close();
        assertThatThrownBy(() -> reader.read(new byte[10], 0, 10)).isInstanceOf(IllegalStateException.class);
    }
}
