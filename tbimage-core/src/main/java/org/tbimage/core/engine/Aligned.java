package org.tbimage.core.engine;

import java.nio.ByteBuffer;
import org.tbimage.device.BlockDevice;

/** Direct memory that every device transfers without a copy. */
final class Aligned {
    private Aligned() {}

    /** A buffer of so many bytes, or a few more. */
    static ByteBuffer allocate(int size) {
        int padded = Math.addExact(size, 2 * BlockDevice.BUFFER_ALIGNMENT);
        return ByteBuffer.allocateDirect(padded).alignedSlice(BlockDevice.BUFFER_ALIGNMENT);
    }
}
