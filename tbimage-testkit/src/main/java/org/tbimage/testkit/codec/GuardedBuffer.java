package org.tbimage.testkit.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** A buffer with guard bytes before and after its middle. Nobody may change them. */
final class GuardedBuffer {
    private static final int MARGIN = 37;
    private static final byte MARK = (byte) 0xA5;

    private final ByteBuffer buffer;
    private final int length;

    GuardedBuffer(BufferKind kind, int length) {
        this.buffer = kind.allocate(length + 2 * MARGIN);
        this.length = length;
        while (buffer.hasRemaining()) {
            buffer.put(MARK);
        }
        view();
    }

    static GuardedBuffer of(BufferKind kind, byte[] content) {
        GuardedBuffer window = new GuardedBuffer(kind, content.length);
        window.buffer.put(content);
        window.view();
        return window;
    }

    /** {@return the buffer with the middle between position and limit} */
    ByteBuffer view() {
        return buffer.clear().position(MARGIN).limit(MARGIN + length);
    }

    /** {@return the bytes from the start of the middle to the position} */
    byte[] filled() {
        byte[] bytes = new byte[buffer.position() - MARGIN];
        buffer.get(MARGIN, bytes);
        return bytes;
    }

    void expectLimitUnmoved() {
        assertThat(buffer.limit()).as("limit").isEqualTo(MARGIN + length);
    }

    /** Checks that everything except the first bytes of the middle is unchanged. */
    void expectUntouchedBut(int first) {
        byte[] all = new byte[buffer.capacity()];
        buffer.duplicate().clear().get(all);
        byte[] expected = all.clone();
        Arrays.fill(expected, 0, MARGIN, MARK);
        Arrays.fill(expected, MARGIN + first, expected.length, MARK);
        assertThat(all).as("bytes outside").isEqualTo(expected);
    }
}
