package org.tbimage.testkit.codec;

import java.nio.ByteBuffer;

/** Kinds of buffers that a caller may use. */
enum BufferKind {
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
    },
    DIRECT {
        @Override
        ByteBuffer allocate(int length) {
            return ByteBuffer.allocateDirect(length);
        }
    },
    PART_OF_DIRECT {
        @Override
        ByteBuffer allocate(int length) {
            return ByteBuffer.allocateDirect(length + 31).slice(13, length);
        }
    };

    abstract ByteBuffer allocate(int length);
}
