package org.tbimage.core.blob;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Brings a long file to stable storage while it is being written, so that the medium works at the same time as the
 * processors, and not only when they have finished. What a flush in between failed with is thrown at the next call, and
 * never lost: a kernel tells of it once. For one thread.
 */
final class WriteBehind {
    /** So much is written between two flushes, in bytes. */
    static final long STEP = 32 << 20;

    private static final ExecutorService FLUSHERS = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "tbimage-write-behind");
        thread.setDaemon(true);
        return thread;
    });

    private final Flush flush;
    private long unflushed;
    private @Nullable Future<?> running;

    WriteBehind(Flush flush) {
        this.flush = flush;
    }

    /** Returns when what was written is on stable storage. */
    interface Flush {
        void run() throws IOException;
    }

    /** So many bytes more are written; begins a flush now and then, and waits for none. */
    void written(long bytes) throws IOException {
        unflushed += bytes;
        if (unflushed < STEP || (running != null && !running.isDone())) {
            return;
        }
        await();
        unflushed = 0;
        running = FLUSHERS.submit(() -> {
            flush.run();
            return null;
        });
    }

    /** Waits for the flush under way, if there is one. */
    void await() throws IOException {
        Future<?> awaited = running;
        running = null;
        boolean interrupted = false;
        while (awaited != null) {
            try {
                awaited.get();
                awaited = null;
            } catch (InterruptedException e) {
                interrupted = true;
            } catch (ExecutionException e) {
                throw new IOException(
                        e.getCause() == null ? "flush failed" : e.getCause().getMessage(), e.getCause());
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
