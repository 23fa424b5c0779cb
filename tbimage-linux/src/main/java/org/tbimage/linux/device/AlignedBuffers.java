package org.tbimage.linux.device;

import java.nio.ByteBuffer;
import org.tbimage.device.BlockDevice;

/** Direct buffers that are aligned for direct I/O. */
final class AlignedBuffers {
    /** Size of a bounce buffer, in bytes. */
    static final int SIZE = 1 << 20;

    private static final int ALIGNMENT = BlockDevice.BUFFER_ALIGNMENT;

    /** Shared by all threads, and never written. */
    private static final ByteBuffer ZEROS = allocate().asReadOnlyBuffer();

    private AlignedBuffers() {}

    static ByteBuffer allocate() {
        return ByteBuffer.allocateDirect(SIZE + ALIGNMENT)
                .alignedSlice(ALIGNMENT)
                .limit(SIZE);
    }

    /** {@return a buffer of {@value #SIZE} zeros to write} */
    static ByteBuffer zeros() {
        return ZEROS.duplicate();
    }

    static boolean isAligned(ByteBuffer direct) {
        return direct.alignmentOffset(direct.position(), ALIGNMENT) == 0;
    }
}
