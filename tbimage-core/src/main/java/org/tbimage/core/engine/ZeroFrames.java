package org.tbimage.core.engine;

import java.io.Closeable;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.tbimage.codec.Codec;
import org.tbimage.codec.FrameEncoder;

/** The frames of zero chunks, made once for each length. For one thread. */
final class ZeroFrames implements Closeable {
    private final Codec codec;
    private final FrameEncoder encoder;
    private final Map<Integer, ByteBuffer> byLength = new HashMap<>();

    ZeroFrames(Codec codec, int level) {
        this.codec = codec;
        this.encoder = codec.newEncoder(level);
    }

    ByteBuffer of(int length) {
        return byLength.computeIfAbsent(length, this::encode).duplicate();
    }

    private ByteBuffer encode(int length) {
        ByteBuffer longest = ByteBuffer.allocateDirect(codec.maxFrameLength(length));
        encoder.encode(ByteBuffer.allocateDirect(length), longest);
        ByteBuffer frame = ByteBuffer.allocateDirect(longest.position());
        return frame.put(longest.flip()).flip().asReadOnlyBuffer();
    }

    @Override
    public void close() {
        encoder.close();
    }
}
