package org.tbimage.codec.zstd;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.tbimage.codec.CodecUnavailableException;

/** Main class of a separate Java process. It prints the failures of the methods that need the native library. */
final class UnavailableProbe {
    private UnavailableProbe() {}

    private interface Step {
        void run() throws IOException;
    }

    public static void main(String[] arguments) throws IOException {
        ZstdCodec codec = new ZstdCodec();
        byte[] file = HexFormat.of().parseHex("28b52ffd2000010000");
        if (System.getProperty("probe") != null) {
            System.out.println(codec.name());
            System.out.println(codec.recognizes(ByteBuffer.wrap(file)));
            return;
        }
        print(() -> codec.newEncoder(codec.levels().standard()).close());
        print(() -> codec.newDecoder().close());
        print(() -> codec.decodeStream(new ByteArrayInputStream(file)).close());
        print(() -> codec.maxFrameLength(1));
    }

    private static void print(Step step) throws IOException {
        try {
            step.run();
        } catch (CodecUnavailableException e) {
            System.out.println(e.failure().problem() + ": " + e.failure().getMessage() + ": "
                    + e.failure().remedy());
        }
    }
}
