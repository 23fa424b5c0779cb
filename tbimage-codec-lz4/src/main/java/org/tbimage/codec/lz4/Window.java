package org.tbimage.codec.lz4;

import java.nio.ByteBuffer;

/** Room for one decoded block, after the history that linked blocks refer to. */
final class Window {
    private ByteBuffer buffer = ByteBuffer.allocate(0);
    private int history;
    private int blockSize;
    private int read;

    /** Begins a frame, and forgets the previous one. */
    void begin(int frameHistory, int frameBlockSize) {
        // twice the history, so that it is rarely moved
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

    /** {@return the empty buffer, with room for a block at its position, and the history before it} */
    ByteBuffer forBlock() {
        if (history == 0 || buffer.remaining() < blockSize) {
            int kept = Math.min(history, buffer.position());
            buffer.put(0, buffer, buffer.position() - kept, kept).position(kept);
            read = kept;
        }
        return buffer;
    }

    /** Moves bytes of the last block to an array, at most {@code length}; returns their number. */
    int take(byte[] target, int offset, int length) {
        int count = Math.min(length, buffer.position() - read);
        buffer.get(read, target, offset, count);
        read += count;
        return count;
    }
}
