package org.tbimage.codec.gzip;

import java.nio.ByteBuffer;
import org.tbimage.codec.CorruptFrameException;

/** The bytes of a member in memory. */
final class BufferInput implements ByteInput<CorruptFrameException> {
    private final ByteBuffer buffer;

    /** Begins at the position of the buffer, and advances it. */
    BufferInput(ByteBuffer buffer) {
        this.buffer = buffer;
    }

    @Override
    public int next() throws CorruptFrameException {
        if (!buffer.hasRemaining()) {
            throw Corruption.at(buffer.limit(), "the member is truncated");
        }
        return buffer.get() & 0xFF;
    }

    @Override
    public long offset() {
        return buffer.position();
    }
}
