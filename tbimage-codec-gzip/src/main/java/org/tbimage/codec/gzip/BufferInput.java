package org.tbimage.codec.gzip;

import java.nio.ByteBuffer;
import org.tbimage.codec.CorruptFrameException;

/** Bytes of a member that is in memory. */
final class BufferInput implements ByteInput<CorruptFrameException> {
    private final ByteBuffer buffer;

    /** Moves the position of the buffer, which begins at the member's first byte. */
    BufferInput(ByteBuffer buffer) {
        this.buffer = buffer;
    }

    @Override
    public int next() throws CorruptFrameException {
        if (!buffer.hasRemaining()) {
            throw Corruption.at(buffer.limit(), "the member is cut");
        }
        return buffer.get() & 0xFF;
    }

    @Override
    public long offset() {
        return buffer.position();
    }
}
