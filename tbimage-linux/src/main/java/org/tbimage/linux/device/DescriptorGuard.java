package org.tbimage.linux.device;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Keeps a file descriptor open while calls use it. Closing waits for them. The kernel could otherwise assign the same
 * number to a file of another thread.
 */
final class DescriptorGuard {
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private boolean closed;

    /** A call that returns a result. */
    @FunctionalInterface
    interface Call<T> {
        T run() throws IOException;
    }

    /** A call without a result. */
    @FunctionalInterface
    interface Action {
        void run() throws IOException;
    }

    /** Runs a call. Several calls may run at once. An interrupt has no effect. */
    <T> T during(Call<T> call) throws IOException {
        lock.readLock().lock();
        try {
            checkOpen();
            return call.run();
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Like {@link #during}, for a call without a result. */
    void run(Action action) throws IOException {
        lock.readLock().lock();
        try {
            checkOpen();
            action.run();
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Waits for running calls, then closes. A second call has no effect. */
    void close(Action closing) throws IOException {
        lock.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                closing.run();
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    private void checkOpen() throws ClosedChannelException {
        if (closed) {
            throw new ClosedChannelException();
        }
    }
}
