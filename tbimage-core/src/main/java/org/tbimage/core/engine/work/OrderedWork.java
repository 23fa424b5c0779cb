package org.tbimage.core.engine.work;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.tbimage.action.Cancellation;
import org.tbimage.action.CancelledException;
import org.tbimage.action.Stage;
import org.tbimage.core.job.JobContext;

/**
 * Runs jobs on workers, delivers their results in order on the caller's thread, and completes them on workers again. The window
 * is as wide as the number of buffers. If jobs fail, the failure of the earliest is thrown, and no later job is delivered. When
 * anything is thrown, no worker runs any more. A cancellation wakes the caller's thread and interrupts the workers.
 */
public final class OrderedWork implements Closeable {
    private final JobContext context;
    private final WorkerPool workers;
    private final Queue<ChunkBuffers> free = new ConcurrentLinkedQueue<>();
    private final Deque<InFlight> window = new ArrayDeque<>();
    private final Deque<CompletableFuture<Void>> completions = new ArrayDeque<>();
    private final CompletableFuture<Void> cancelled = new CompletableFuture<>();
    private final StageTimes times;
    private volatile boolean stopped;
    private volatile boolean broken;

    /** Makes as many workers and buffers as the context asks for, and memory has room for. */
    public OrderedWork(JobContext context, BufferSizes sizes) {
        this.context = context;
        long memory = Runtime.getRuntime().maxMemory();
        this.times = new StageTimes(sizes.workers(context.workers(), memory));
        this.workers = new WorkerPool(
                sizes.workers(context.workers(), memory), () -> new WorkerContext(sizes, context.codecs(), times));
        for (int i = sizes.sets(context.workers(), memory); i > 0; i--) {
            free.add(new ChunkBuffers(sizes));
        }
    }

    /** Runs all jobs of a source to their end. May be called again for another source, unless it threw. */
    public void run(JobSource source) throws IOException {
        Cancellation.Registration registration = context.cancellation().onRequest(this::wake);
        try {
            boolean more = true;
            while (true) {
                more = more && fill(source);
                throwFailureOfCompletions();
                if (!window.isEmpty()) {
                    context.cancellation().check();
                    deliverFirst(source.deliveryStage());
                } else if (!completions.isEmpty()) {
                    await(completions.remove());
                } else {
                    return;
                }
            }
        } catch (IOException | RuntimeException e) {
            stopped = true; // before completions are waited for: what is in the window is not worth the work any more
            throw WorkerFailure.rethrow(earliest(e));
        } finally {
            registration.close();
            abandon();
        }
    }

    /** In this order: no further job begins, the caller's thread sees the cancellation first, then workers are woken. */
    private void wake() {
        stopped = true;
        cancelled.complete(null);
        workers.interrupt();
    }

    /** {@return how long each stage was busy so far} */
    public StageTimes times() {
        return times;
    }

    /** What was delivered lies before all that was not, so what its tail failed with is the earlier failure. */
    private Throwable earliest(Exception thrown) {
        for (CompletableFuture<Void> tail : completions) {
            try {
                tail.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return thrown;
            } catch (ExecutionException e) {
                Throwable earlier = e.getCause() == null ? e : e.getCause();
                if (cancelled.isDone()) {
                    thrown.addSuppressed(earlier); // it may come from the interrupt
                    continue;
                }
                if (earlier != thrown) {
                    earlier.addSuppressed(thrown);
                }
                return earlier;
            }
        }
        return thrown;
    }

    private boolean fill(JobSource source) throws IOException {
        while (!free.isEmpty()) {
            ChunkJob job = source.next();
            if (job == null) {
                return false;
            }
            window.add(start(job, free.remove()));
        }
        return true;
    }

    private InFlight start(ChunkJob job, ChunkBuffers buffers) {
        long ready = System.nanoTime();
        InFlight started = new InFlight(job, buffers, new AtomicLong(), new CompletableFuture<>());
        workers.submit(started.result(), worker -> {
            times.addQueued(Stage.READ, ready);
            if (!stopped) {
                job.work(buffers, worker);
            }
            started.ready().set(System.nanoTime());
        });
        return started;
    }

    private void deliverFirst(String stage) throws IOException {
        InFlight first = window.element();
        await(first.result());
        long begun = System.nanoTime();
        times.addQueued(stage, first.ready().get());
        Completion completion = first.job().deliver(first.buffers());
        times.add(stage, 0, begun);
        window.remove();
        if (completion == Completion.NONE) {
            free.add(first.buffers());
        } else {
            CompletableFuture<Void> result = new CompletableFuture<>();
            workers.submit(result, worker -> finish(completion, first.buffers()));
            completions.add(result);
        }
    }

    private void finish(Completion completion, ChunkBuffers buffers) throws IOException {
        boolean done = false;
        long begun = System.nanoTime();
        try {
            if (!broken) {
                completion.run();
                times.add(Stage.WRITE, 0, begun);
            }
            done = true;
        } finally {
            broken |= !done;
            free.add(buffers);
        }
    }

    private void throwFailureOfCompletions() throws IOException {
        while (!completions.isEmpty() && completions.element().isDone()) {
            await(completions.remove());
        }
    }

    /** Waits for a result, or until the work is cancelled. */
    private void await(CompletableFuture<Void> result) throws IOException {
        try {
            CompletableFuture.anyOf(result, cancelled).get();
            if (cancelled.isDone()) {
                throw new CancelledException(); // also if there is a result: its job may have been skipped
            }
            result.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            CancelledException cancelled = new CancelledException();
            cancelled.addSuppressed(e);
            throw cancelled;
        } catch (ExecutionException e) {
            if (cancelled.isDone()) {
                CancelledException cancellation = new CancelledException(); // the failure may come from the interrupt
                cancellation.addSuppressed(e);
                throw cancellation;
            }
            throw WorkerFailure.rethrow(e.getCause());
        }
    }

    /** Waits until no worker has buffers any more. Failures after the first do not matter. */
    private void abandon() {
        stopped |= !window.isEmpty();
        boolean interrupted = false;
        while (!window.isEmpty()) {
            interrupted |= settle(window.element().result());
            free.add(window.remove().buffers());
        }
        while (!completions.isEmpty()) {
            interrupted |= settle(completions.remove());
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits whatever happens. Returns whether this thread was interrupted meanwhile. */
    private static boolean settle(CompletableFuture<Void> result) {
        boolean interrupted = false;
        while (!result.isDone()) {
            try {
                result.get();
            } catch (InterruptedException e) {
                interrupted = true;
            } catch (ExecutionException e) {
                return interrupted; // the failure that is on its way to the caller came first
            }
        }
        return interrupted;
    }

    @Override
    public void close() {
        workers.close();
    }

    /** A job that was given to the workers, and since when it waits to be delivered, by {@link System#nanoTime}. */
    private record InFlight(ChunkJob job, ChunkBuffers buffers, AtomicLong ready, CompletableFuture<Void> result) {}
}
