package org.tbimage.core.engine.work;

import java.nio.ByteBuffer;
import org.tbimage.device.BlockDevice;

/** Direct memory that every device transfers without a copy. */
public final class AlignedBuffer {
    private AlignedBuffer() {}

    /** A buffer of so many bytes, or a few more. */
    public static ByteBuffer allocate(int size) {
        int padded = Math.addExact(size, 2 * BlockDevice.BUFFER_ALIGNMENT);
        return ByteBuffer.allocateDirect(padded).alignedSlice(BlockDevice.BUFFER_ALIGNMENT);
    }
}
