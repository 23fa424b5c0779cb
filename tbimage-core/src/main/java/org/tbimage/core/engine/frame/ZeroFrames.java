package org.tbimage.core.engine.frame;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.tbimage.codec.Codec;
import org.tbimage.codec.FrameDecoder;
import org.tbimage.codec.FrameEncoder;
import org.tbimage.core.engine.work.ZeroBytes;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;

/** The frames of zero chunks, made once for each length. For one thread. */
public final class ZeroFrames implements Closeable {
    private final Codec codec;
    private final FrameEncoder encoder;
    private final Map<Integer, ByteBuffer> byLength = new HashMap<>();

    public ZeroFrames(Codec codec, int level) {
        this.codec = codec;
        this.encoder = codec.newEncoder(level);
    }

    /** The frame of so many zeros; expanded and compared when it is made. */
    public ByteBuffer of(int length) throws IOException {
        ByteBuffer frame = byLength.get(length);
        if (frame == null) {
            frame = encode(length);
            prove(frame, length);
            byLength.put(length, frame);
        }
        return frame.duplicate();
    }

    private ByteBuffer encode(int length) {
        ByteBuffer longest = ByteBuffer.allocateDirect(codec.maxFrameLength(length));
        encoder.encode(ByteBuffer.allocateDirect(length), longest);
        ByteBuffer frame = ByteBuffer.allocateDirect(longest.position());
        return frame.put(longest.flip()).flip().asReadOnlyBuffer();
    }

    private void prove(ByteBuffer frame, int length) throws IOException {
        ByteBuffer content = ByteBuffer.allocateDirect(length);
        try (FrameDecoder decoder = codec.newDecoder()) {
            decoder.decode(frame.duplicate(), content);
        }
        if (!ZeroBytes.areAll(content.flip())) {
            throw new ImagingException(
                    Problem.IMAGE_DAMAGED,
                    "the frame just made of " + length + " zeros is wrong: it expands to something else",
                    "suspect this machine's memory or processor, or the codec at this level; nothing was published");
        }
    }

    @Override
    public void close() {
        encoder.close();
    }
}
