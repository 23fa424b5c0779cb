package org.tbimage.linux.device;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Keeps a descriptor open while calls run on it. Closing waits for them: a number given back too early may be another
 * thread's file a moment later.
 */
final class DescriptorGuard {
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private boolean closed;

    /** A call on the device. */
    @FunctionalInterface
    interface Call<T> {
        T run() throws IOException;
    }

    /** A call that gives nothing back. */
    @FunctionalInterface
    interface Action {
        void run() throws IOException;
    }

    /** Makes a call, beside others; an interrupt does not end it. */
    <T> T during(Call<T> call) throws IOException {
        lock.readLock().lock();
        try {
            checkOpen();
            return call.run();
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Like {@link #during}, for a call that gives nothing back. */
    void run(Action action) throws IOException {
        lock.readLock().lock();
        try {
            checkOpen();
            action.run();
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Waits for the calls that run, then closes; only the first time. */
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
