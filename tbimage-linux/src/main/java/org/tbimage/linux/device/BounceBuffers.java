package org.tbimage.linux.device;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;

/**
 * A limited number of aligned buffers. A transfer uses one of them if the kernel cannot use the caller's buffer. A
 * thread that finds none waits for one. It cannot wait for ever, since the holder of a buffer waits only for the
 * device.
 */
final class BounceBuffers {
    private static final int COUNT = 4;

    private final Semaphore permits = new Semaphore(COUNT);
    private final Queue<ByteBuffer> free = new ConcurrentLinkedQueue<>();

    /** Work with a buffer. The buffer is returned afterwards. */
    @FunctionalInterface
    interface Work {
        void with(ByteBuffer buffer) throws IOException;
    }

    void use(Work work) throws IOException {
        permits.acquireUninterruptibly();
        ByteBuffer buffer = free.poll();
        if (buffer == null) {
            buffer = AlignedBuffers.allocate();
        }
        try {
            work.with(buffer);
        } finally {
            free.add(buffer);
            permits.release();
        }
    }
}
