package org.tbimage.testkit.device;

import java.nio.ByteBuffer;
import org.tbimage.device.BlockDevice;

/** Kinds of buffers that a caller may use. */
enum BufferKind {
    ALIGNED {
        @Override
        ByteBuffer allocate(int length) {
            return ByteBuffer.allocateDirect(length + 2 * MARGIN)
                    .alignedSlice(MARGIN)
                    .slice(0, length);
        }
    },
    MISALIGNED {
        @Override
        ByteBuffer allocate(int length) {
            return ByteBuffer.allocateDirect(length + 2 * MARGIN)
                    .alignedSlice(MARGIN)
                    .slice(13, length);
        }
    },
    HEAP {
        @Override
        ByteBuffer allocate(int length) {
            return ByteBuffer.allocate(length);
        }
    },
    PART_OF_HEAP {
        @Override
        ByteBuffer allocate(int length) {
            return ByteBuffer.allocate(length + 31).slice(17, length);
        }
    };

    private static final int MARGIN = BlockDevice.BUFFER_ALIGNMENT;

    abstract ByteBuffer allocate(int length);
}
