package org.tbimage.core.engine;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.tbimage.action.CancelledException;

/**
 * Runs jobs on workers, delivers their results in order on the caller's thread, and finishes them on workers again, through
 * a window as wide as there are slots. The earliest job that fails is the one whose failure is thrown; what comes after it
 * is never delivered. When anything is thrown, no worker is at work any more.
 */
final class OrderedWork implements Closeable {
    private final EngineContext context;
    private final Workers workers;
    private final Queue<Slot> free = new ConcurrentLinkedQueue<>();
    private final Deque<InFlight> window = new ArrayDeque<>();
    private final Deque<Future<Void>> tails = new ArrayDeque<>();
    private volatile boolean stopped;
    private volatile boolean broken;

    /** Makes as many workers and slots as the context asks for, and memory has room for. */
    OrderedWork(EngineContext context, SlotShape shape) {
        this.context = context;
        long memory = Runtime.getRuntime().maxMemory();
        this.workers = new Workers(shape.workers(context.workers(), memory), () -> new Tools(shape, context.codecs()));
        for (int i = shape.slots(context.workers(), memory); i > 0; i--) {
            free.add(new Slot(shape));
        }
    }

    /** Runs all jobs of a source to their end. May be called again for another source, unless it threw. */
    void run(JobSource source) throws IOException {
        try {
            boolean more = true;
            while (true) {
                more = more && fill(source);
                throwWhatATailThrew();
                if (!window.isEmpty()) {
                    context.cancellation().check();
                    deliverFirst();
                } else if (!tails.isEmpty()) {
                    await(tails.remove());
                } else {
                    return;
                }
            }
        } catch (IOException | RuntimeException e) {
            stopped = true; // before tails are waited for: what is in the window is not worth the work any more
            throw Failures.rethrow(earliest(e));
        } finally {
            abandon();
        }
    }

    /** What was delivered lies before all that was not, so what its tail failed with is the earlier failure. */
    private Throwable earliest(Exception thrown) {
        for (Future<Void> tail : tails) {
            try {
                tail.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return thrown;
            } catch (ExecutionException e) {
                Throwable earlier = e.getCause() == null ? e : e.getCause();
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
            Job job = source.next();
            if (job == null) {
                return false;
            }
            Slot slot = free.remove();
            window.add(new InFlight(job, slot, workers.submit(tools -> {
                if (!stopped) {
                    job.work(slot, tools);
                }
            })));
        }
        return true;
    }

    private void deliverFirst() throws IOException {
        InFlight first = window.element();
        await(first.result());
        Tail tail = first.job().deliver(first.slot());
        window.remove();
        if (tail == Tail.NONE) {
            free.add(first.slot());
        } else {
            tails.add(workers.submit(tools -> finish(tail, first.slot())));
        }
    }

    private void finish(Tail tail, Slot slot) throws IOException {
        boolean done = false;
        try {
            if (!broken) {
                tail.run();
            }
            done = true;
        } finally {
            broken |= !done;
            free.add(slot);
        }
    }

    private void throwWhatATailThrew() throws IOException {
        while (!tails.isEmpty() && tails.element().isDone()) {
            await(tails.remove());
        }
    }

    private static void await(Future<Void> result) throws IOException {
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
        stopped |= !window.isEmpty();
        boolean interrupted = false;
        while (!window.isEmpty()) {
            interrupted |= settle(window.element().result());
            free.add(window.remove().slot());
        }
        while (!tails.isEmpty()) {
            interrupted |= settle(tails.remove());
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits whatever happens; returns whether this thread was interrupted meanwhile. */
    private static boolean settle(Future<Void> result) {
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

    private record InFlight(Job job, Slot slot, Future<Void> result) {}
}
