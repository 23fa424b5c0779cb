package org.tbimage.core.engine;

import java.io.Closeable;
import java.io.IOException;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** A fixed number of threads, with a set of tools for each. Nothing may be at work any more when it is closed. */
final class Workers implements Closeable {
    private final ExecutorService threads;
    private final Supplier<Tools> maker;
    // the set used last is used next, so that no more are made than are ever in use at once
    private final Deque<Tools> idle = new ConcurrentLinkedDeque<>();

    Workers(int count, Supplier<Tools> maker) {
        this.maker = maker;
        AtomicInteger number = new AtomicInteger();
        this.threads = Executors.newFixedThreadPool(count, work -> {
            Thread thread = new Thread(work, "tbimage-worker-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /** What is done on a worker, with tools that are its own meanwhile. */
    interface Work {
        void run(Tools tools) throws IOException;
    }

    /** Does it as soon as a worker is free; earlier ones first. */
    Future<Void> submit(Work work) {
        Callable<Void> call = () -> {
            Tools polled = idle.pollFirst();
            Tools tools = polled == null ? maker.get() : polled;
            try {
                work.run(tools);
                return null;
            } finally {
                idle.addFirst(tools);
            }
        };
        return threads.submit(call);
    }

    @Override
    public void close() {
        threads.shutdown();
        idle.forEach(Tools::close);
    }
}
