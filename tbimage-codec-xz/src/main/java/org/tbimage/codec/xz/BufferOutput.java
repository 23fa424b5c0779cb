package org.tbimage.codec.xz;

import java.io.OutputStream;
import java.nio.ByteBuffer;

/** An output stream to a buffer. It advances the position of the buffer. */
final class BufferOutput extends OutputStream {
    private final ByteBuffer buffer;

    BufferOutput(ByteBuffer buffer) {
        this.buffer = buffer;
    }

    @Override
    public void write(int value) {
        buffer.put((byte) value);
    }

    @Override
    public void write(byte[] source, int offset, int length) {
        buffer.put(source, offset, length);
    }
}
