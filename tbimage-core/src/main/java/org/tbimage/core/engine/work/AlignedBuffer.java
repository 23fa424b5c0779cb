package org.tbimage.core.engine.work;

import java.nio.ByteBuffer;
import org.tbimage.device.BlockDevice;

/** Direct buffers that are aligned for direct I/O of every device. */
public final class AlignedBuffer {
    private AlignedBuffer() {}

    /** A buffer of so many bytes, or a few more. */
    public static ByteBuffer allocate(int size) {
        int padded = Math.addExact(size, 2 * BlockDevice.BUFFER_ALIGNMENT);
        return ByteBuffer.allocateDirect(padded).alignedSlice(BlockDevice.BUFFER_ALIGNMENT);
    }
}
