package org.tbimage.linux.device;

import java.nio.ByteBuffer;
import org.tbimage.device.BlockDevice;

/** Direct buffers that direct I/O takes as they are. */
final class AlignedBuffers {
    /** Size of a buffer that stands between the caller's and the device, in bytes. */
    static final int SIZE = 1 << 20;

    private static final int ALIGNMENT = BlockDevice.BUFFER_ALIGNMENT;

    /** Read by all threads at once, never written. */
    private static final ByteBuffer ZEROS = allocate().asReadOnlyBuffer();

    private AlignedBuffers() {}

    static ByteBuffer allocate() {
        return ByteBuffer.allocateDirect(SIZE + ALIGNMENT)
                .alignedSlice(ALIGNMENT)
                .limit(SIZE);
    }

    /** {@return zeros to write, {@value #SIZE} bytes} */
    static ByteBuffer zeros() {
        return ZEROS.duplicate();
    }

    static boolean isAligned(ByteBuffer direct) {
        return direct.alignmentOffset(direct.position(), ALIGNMENT) == 0;
    }
}
