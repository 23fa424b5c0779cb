package org.tbimage.core.blob;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Flushes a long file while it is being written, so that disk and processors work at the same time. A failed flush is
 * thrown by the next call, since a kernel reports it only once. For one thread.
 */
final class WriteBehind {
    /** Number of bytes between two flushes. */
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

    /** Returns after everything written is durable. */
    interface Flush {
        void run() throws IOException;
    }

    /** Counts written bytes, and starts a flush in the background after each {@link #STEP}. Does not wait. */
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

    /** Waits for the running flush, if any. */
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
