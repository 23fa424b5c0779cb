package org.tbimage.codec.lz4;

import java.nio.ByteBuffer;

/**
 * Gives lz4-java buffers that its native code can reach. For others, which are the read-only ones on the heap, it would
 * silently take its Java code: slower, and with other frames for the same chunk.
 */
final class HeapCopy {
    private byte[] array = new byte[0];

    /** {@return what remains of a buffer, from 0 to the limit; good until the next call} */
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
