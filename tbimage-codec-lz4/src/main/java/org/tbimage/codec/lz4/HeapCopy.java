package org.tbimage.codec.lz4;

import java.nio.ByteBuffer;

/**
 * Copies read-only heap buffers, which native code cannot access. lz4-java would silently use its Java code for them,
 * which is slower and makes different frames.
 */
final class HeapCopy {
    private byte[] array = new byte[0];

    /** {@return the remaining bytes of a buffer, from 0 to the limit; valid until the next call} */
    ByteBuffer unlessReachable(ByteBuffer buffer) {
        if (buffer.isDirect() || buffer.hasArray()) {
            return buffer.slice();
        }
        int length = buffer.remaining();
        if (array.length < length) {
            array = new byte[length];
        }
        buffer.get(buffer.position(), array, 0, length);
        return ByteBuffer.wrap(array, 0, length).slice();
    }
}
