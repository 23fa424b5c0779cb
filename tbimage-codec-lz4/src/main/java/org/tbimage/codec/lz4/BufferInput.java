package org.tbimage.codec.lz4;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.tbimage.codec.CorruptFrameException;

/** A frame in memory. */
final class BufferInput implements Input {
    private final ByteBuffer frame;

    /** Reads from position 0 to the limit. */
    BufferInput(ByteBuffer frame) {
        this.frame = frame;
    }

    @Override
    public ByteBuffer take(int length) throws CorruptFrameException {
        if (length > frame.remaining()) {
            throw damaged("ends too early");
        }
        ByteBuffer bytes = frame.slice(frame.position(), length).order(ByteOrder.LITTLE_ENDIAN);
        frame.position(frame.position() + length);
        return bytes;
    }

    @Override
    public long offset() {
        return frame.position();
    }

    void requireEnd() throws CorruptFrameException {
        if (frame.hasRemaining()) {
            throw damaged(frame.remaining() + " bytes follow the frame");
        }
    }
}
