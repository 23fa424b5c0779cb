package org.tbimage.core.engine;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.tbimage.action.CancelledException;

/**
 * Runs jobs on workers, and delivers their results in order on the caller's thread, through a window as wide as there are
 * slots. The earliest failure in order of the disk is the one thrown; what comes after it is never delivered, and no
 * worker is at work any more when it is thrown. What a delivery leaves to be done in any order is done by other threads, and is
 * over when {@link #run} returns or throws.
 */
final class OrderedWork implements Closeable {
    private final EngineContext context;
    private final ExecutorService workers;
    private final Deque<Slot> free = new ArrayDeque<>();
    private final Deque<InFlight> window = new ArrayDeque<>();
    private final Rests rests;
    private volatile boolean stopped;

    /** For jobs that leave nothing to be done after their delivery. */
    OrderedWork(EngineContext context, SlotShape shape) {
        this(context, shape, 1);
    }

    /** Makes as many workers as the context says, the slots they work on, and threads for what deliveries leave. */
    OrderedWork(EngineContext context, SlotShape shape, int writers) {
        this.context = context;
        this.rests = new Rests(writers, free::push);
        AtomicInteger number = new AtomicInteger();
        this.workers = Executors.newFixedThreadPool(context.workers(), work -> {
            Thread thread = new Thread(work, "tbimage-worker-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        for (int i = shape.slots(context.workers(), Runtime.getRuntime().maxMemory()); i > 0; i--) {
            free.add(new Slot(shape, context.codecs()));
        }
    }

    /** Runs all jobs of a source. May be called again for another source, unless it threw. */
    void run(JobSource source) throws IOException {
        try {
            boolean more = true;
            while (true) {
                rests.reap();
                more = more && fill(source);
                if (!window.isEmpty()) {
                    context.cancellation().check();
                    deliverFirst();
                } else if (rests.isEmpty()) {
                    return;
                } else {
                    rests.awaitFirst();
                }
            }
        } catch (IOException | RuntimeException e) {
            throw Failures.rethrow(earliest(e));
        } finally {
            abandon();
        }
    }

    /** What was delivered lies before all that is in the window, so its failure is the earlier one. */
    private Throwable earliest(Exception thrown) {
        Throwable earlier = rests.abandon();
        if (earlier == null || earlier == thrown) {
            return thrown;
        }
        earlier.addSuppressed(thrown);
        return earlier;
    }

    private boolean fill(JobSource source) throws IOException {
        while (!free.isEmpty()) {
            Job job = source.next();
            if (job == null) {
                return false;
            }
            Slot slot = free.pop();
            Callable<Void> work = () -> {
                if (!stopped) {
                    job.work(slot);
                }
                return null;
            };
            window.add(new InFlight(job, slot, workers.submit(work)));
        }
        return true;
    }

    private void deliverFirst() throws IOException {
        InFlight first = window.element();
        await(first.result());
        first.job().deliver(first.slot());
        window.remove();
        rests.add(first.job().rest(), first.slot());
    }

    static void await(Future<Void> result) throws IOException {
        try {
            result.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            CancelledException cancelled = new CancelledException();
            cancelled.addSuppressed(e);
            throw cancelled;
        } catch (ExecutionException e) {
            throw Failures.rethrow(e.getCause());
        }
    }

    /** Waits until no worker has a slot any more; failures after the first are of no interest. */
    private void abandon() {
        rests.abandon();
        stopped = !window.isEmpty();
        boolean interrupted = false;
        while (!window.isEmpty()) {
            InFlight next = window.element();
            try {
                next.result().get();
                free.push(window.remove().slot());
            } catch (InterruptedException e) {
                interrupted = true;
            } catch (ExecutionException e) {
                free.push(window.remove().slot());
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        workers.shutdown();
        rests.close();
        free.forEach(Slot::close);
    }

    private record InFlight(Job job, Slot slot, Future<Void> result) {}
}
