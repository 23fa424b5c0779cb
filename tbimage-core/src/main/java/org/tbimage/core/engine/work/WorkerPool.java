package org.tbimage.core.engine.work;

import java.io.Closeable;
import java.io.IOException;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** A fixed number of threads, with a {@link WorkerContext} for each. Closed only when no work runs any more. */
final class WorkerPool implements Closeable {
    private final ExecutorService executor;
    private final Supplier<WorkerContext> maker;
    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    // the context used last is used next, so that no more are made than are ever in use at once
    private final Deque<WorkerContext> idle = new ConcurrentLinkedDeque<>();

    WorkerPool(int count, Supplier<WorkerContext> maker) {
        this.maker = maker;
        this.executor = Executors.newFixedThreadPool(count, this::newThread);
    }

    private Thread newThread(Runnable work) {
        Thread thread = new Thread(work, "tbimage-worker-" + (threads.size() + 1));
        thread.setDaemon(true);
        threads.add(thread);
        return thread;
    }

    /** Work for a worker, with a context that no other thread uses meanwhile. */
    interface Work {
        void run(WorkerContext worker) throws IOException;
    }

    /** Runs it as soon as a worker is free; earlier ones first. The result fails with what the work throws. */
    void submit(CompletableFuture<Void> result, Work work) {
        executor.execute(() -> {
            try {
                run(work);
                result.complete(null);
            } catch (Throwable e) { // the waiting thread rethrows it, errors included
                result.completeExceptionally(e);
            }
        });
    }

    private void run(Work work) throws IOException {
        WorkerContext polled = idle.pollFirst();
        WorkerContext worker = polled == null ? maker.get() : polled;
        try {
            work.run(worker);
        } finally {
            idle.addFirst(worker);
        }
    }

    /** Wakes workers that wait for a device or a store. */
    void interrupt() {
        threads.forEach(Thread::interrupt);
    }

    @Override
    public void close() {
        executor.shutdown();
        idle.forEach(WorkerContext::close);
    }
}
