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
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Does what is left of delivered jobs, several at once, and gives their slots back in order of delivery. So a device has as
 * many writes in flight as there are threads, and no worker waits for one. For one thread.
 */
final class Rests implements Closeable {
    private final ExecutorService threads;
    private final Consumer<Slot> done;
    private final Deque<Pending> pending = new ArrayDeque<>();

    /** The slots of rests that have ended go to {@code done}. */
    Rests(int threads, Consumer<Slot> done) {
        AtomicInteger number = new AtomicInteger();
        this.threads = Executors.newFixedThreadPool(threads, rest -> {
            Thread thread = new Thread(rest, "tbimage-writer-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        this.done = done;
    }

    boolean isEmpty() {
        return pending.isEmpty();
    }

    void add(Rest rest, Slot slot) {
        if (rest == Rest.NONE) {
            done.accept(slot);
            return;
        }
        Callable<Void> task = () -> {
            rest.run();
            return null;
        };
        pending.add(new Pending(slot, threads.submit(task)));
    }

    /** Gives back the slots of those that have ended, waiting for none; throws what the earliest has failed with. */
    void reap() throws IOException {
        while (!pending.isEmpty() && pending.element().result().isDone()) {
            awaitFirst();
        }
    }

    /** Waits for the earliest. */
    void awaitFirst() throws IOException {
        OrderedWork.await(pending.element().result());
        done.accept(pending.remove().slot());
    }

    /** Waits for all, whatever comes of them; returns what the earliest failed with, or null. */
    @Nullable
    Throwable abandon() {
        Throwable earliest = null;
        boolean interrupted = false;
        while (!pending.isEmpty()) {
            try {
                pending.element().result().get();
                done.accept(pending.remove().slot());
            } catch (InterruptedException e) {
                interrupted = true;
            } catch (ExecutionException e) {
                earliest = earliest == null ? e.getCause() : earliest;
                done.accept(pending.remove().slot());
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return earliest;
    }

    @Override
    public void close() {
        threads.shutdown();
    }

    private record Pending(Slot slot, Future<Void> result) {}
}
