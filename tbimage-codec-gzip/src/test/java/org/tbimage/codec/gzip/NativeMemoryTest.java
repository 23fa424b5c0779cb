package org.tbimage.codec.gzip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tbimage.codec.CorruptFrameException;
import org.tbimage.codec.FrameDecoder;
import org.tbimage.codec.FrameEncoder;
import org.tbimage.codec.UnsupportedFrameException;

/** After closing, encoders and decoders hold no native memory, and throw when used. */
final class NativeMemoryTest {
    private static final int PAGE = 4096;

    @ParameterizedTest
    @EnumSource
    void aClosedEncoderHoldsNoMemory(TestEngines engine) {
        FrameEncoder encoder = engine.codec().newEncoder(1);
        encoder.close();
        assertThatThrownBy(() -> encoder.encode(ByteBuffer.allocate(10), ByteBuffer.allocate(1000)))
                .hasMessageContaining("closed");
    }

    @ParameterizedTest
    @EnumSource
    void aClosedDecoderHoldsNoMemory(TestEngines engine) {
        byte[] frame = new HandMadeMember(0, "", "content").bytes();
        FrameDecoder decoder = engine.codec().newDecoder();
        decoder.close();
        assertThatThrownBy(() -> decoder.decode(ByteBuffer.wrap(frame), ByteBuffer.allocate(7)))
                .hasMessageContaining("closed");
    }

    /** Each object uses at least a quarter of a MiB: half a GiB, if it were kept. */
    @ParameterizedTest
    @EnumSource
    void closingFreesMemory(TestEngines engine) throws IOException {
        GzipCodec codec = engine.codec();
        work(codec, 50);
        long before = residentBytes();
        work(codec, 1000);
        assertThat(residentBytes() - before).isLessThan(200L << 20);
    }

    private static void work(GzipCodec codec, int times) throws CorruptFrameException, UnsupportedFrameException {
        ByteBuffer content = ByteBuffer.allocate(200_000);
        ByteBuffer frame = ByteBuffer.allocate(codec.maxFrameLength(content.capacity()));
        for (int i = 0; i < times; i++) {
            try (FrameEncoder encoder = codec.newEncoder(1);
                    FrameDecoder decoder = codec.newDecoder()) {
                encoder.encode(content.clear(), frame.clear());
                decoder.decode(frame.flip(), content.clear());
            }
        }
    }

    private static long residentBytes() throws IOException {
        String pages = Files.readString(Path.of("/proc/self/statm")).split(" ", -1)[1];
        return Long.parseLong(pages) * PAGE;
    }
}
