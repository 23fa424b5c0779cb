package org.tbimage.codec.lz4;

import java.nio.ByteBuffer;

/** Room for one expanded block, and before it for what linked blocks refer to. */
final class Window {
    private ByteBuffer buffer = ByteBuffer.allocate(0);
    private int history;
    private int blockSize;
    private int read;

    /** Forgets what there was, and begins a frame. */
    void begin(int frameHistory, int frameBlockSize) {
        // Twice the history, so that it is moved once in so many bytes and not for every small block.
        int needed = 2 * frameHistory + frameBlockSize;
        if (buffer.capacity() < needed) {
            buffer = ByteBuffer.allocate(needed);
        }
        buffer.clear();
        history = frameHistory;
        blockSize = frameBlockSize;
        read = 0;
    }

    boolean isEmpty() {
        return read == buffer.position();
    }

    /** {@return the buffer, once it is empty, with room for a block at its position and the history before that} */
    ByteBuffer forBlock() {
        if (history == 0 || buffer.remaining() < blockSize) {
            int kept = Math.min(history, buffer.position());
            buffer.put(0, buffer, buffer.position() - kept, kept).position(kept);
            read = kept;
        }
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
