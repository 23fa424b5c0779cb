package org.tbimage.codec.gzip;

import java.nio.ByteBuffer;
import org.tbimage.codec.FrameDecoder;
import org.tbimage.codec.FrameEncoder;

/** Main class of a separate Java process. It prints the selected engines after using them. */
final class EngineProbe {
    private EngineProbe() {}

    public static void main(String[] arguments) throws Exception {
        GzipCodec codec = new GzipCodec();
        ByteBuffer frame = ByteBuffer.allocate(codec.maxFrameLength(1000));
        ByteBuffer chunk = ByteBuffer.allocate(1000);
        try (FrameEncoder encoder = codec.newEncoder(codec.levels().standard());
                FrameDecoder decoder = codec.newDecoder()) {
            encoder.encode(ByteBuffer.allocateDirect(1000), frame);
            decoder.decode(frame.flip(), chunk);
        }
        System.out.println(codec.engine());
    }
}
