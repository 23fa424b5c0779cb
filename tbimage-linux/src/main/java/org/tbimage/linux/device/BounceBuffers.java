package org.tbimage.linux.device;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;

/**
 * A few aligned buffers that stand in for callers' buffers the kernel can't take. Bounded: who finds none waits for one,
 * which comes, since nobody waits for anything but the device while having one.
 */
final class BounceBuffers {
    private static final int COUNT = 4;

    private final Semaphore permits = new Semaphore(COUNT);
    private final Queue<ByteBuffer> free = new ConcurrentLinkedQueue<>();

    /** Work with a buffer that is given back afterwards. */
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
