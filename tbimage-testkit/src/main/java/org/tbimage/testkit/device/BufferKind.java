package org.tbimage.testkit.device;

import java.nio.ByteBuffer;
import org.tbimage.device.BlockDevice;

/** The kinds of buffers a caller may bring. */
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
