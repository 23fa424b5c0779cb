package org.tbimage.codec.lz4;

import java.nio.ByteBuffer;

/** Room for one expanded block, and before it for what linked blocks refer to. */
final class Window {
    private ByteBuffer buffer = ByteBuffer.allocate(0);
    private int history;
    private int read;

    /** Forgets what there was, and begins a frame. */
    void begin(int frameHistory, int blockSize) {
        if (buffer.capacity() < frameHistory + blockSize) {
            buffer = ByteBuffer.allocate(frameHistory + blockSize);
        }
        buffer.clear();
        history = frameHistory;
        read = 0;
    }

    boolean isEmpty() {
        return read == buffer.position();
    }

    /** {@return the buffer with nothing left in it but the history, for the next block at its position} */
    ByteBuffer forBlock() {
        int kept = Math.min(history, buffer.position());
        buffer.put(0, buffer, buffer.position() - kept, kept).position(kept);
        read = kept;
        return buffer;
    }

    /** Moves bytes of the last block out, as many as there are, at most {@code length}. */
    int take(byte[] target, int offset, int length) {
        int count = Math.min(length, buffer.position() - read);
        buffer.get(read, target, offset, count);
        read += count;
        return count;
    }
}
