package org.tbimage.core.engine.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.tbimage.action.Cancellation;
import org.tbimage.action.ProgressListener;
import org.tbimage.core.job.JobContext;
import org.tbimage.provider.Providers;

/** What becomes of completions, which write to the disk, when something fails: no failure of theirs is lost (T7). */
class OrderedCompletionsTest {
    private static final int MANY = 1000;

    private final Thread caller = Thread.currentThread();
    private final CountDownLatch go = new CountDownLatch(1);

    private static OrderedWork newWork(int workers) {
        JobContext context = new JobContext(
                workers,
                ProgressListener.SILENT,
                new Cancellation(),
                Clock.systemUTC(),
                Providers.of("codec", List.of(), Map.of()),
                "here");
        return new OrderedWork(context, BufferSizes.decoding(4096, context.codecs()));
    }

    private interface Delivery {
        Completion deliver() throws IOException;
    }

    private record Delivered(Delivery delivery) implements ChunkJob {
        @Override
        public void work(ChunkBuffers buffers, WorkerContext worker) {
            // all of it is in the delivery and the tail
        }

        @Override
        public Completion deliver(ChunkBuffers buffers) throws IOException {
            return delivery.deliver();
        }
    }

    private static JobSource jobs(Delivery... deliveries) {
        Iterator<Delivery> all = List.of(deliveries).iterator();
        return () -> all.hasNext() ? new Delivered(all.next()) : null;
    }

    private void awaitGo() throws IOException {
        try {
            if (!go.await(1, TimeUnit.MINUTES)) {
                throw new IOException("nobody says go");
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    /** All is delivered, and the caller waits only for the last write. */
    @Test
    void theFailureOfTheLastTailIsThrown() throws Exception {
        try (OrderedWork work = newWork(1)) {
            assertThatThrownBy(() -> work.run(jobs(() -> () -> {
                        while (caller.getState() != Thread.State.WAITING) {
                            Thread.onSpinWait();
                        }
                        throw new IOException("the last tail");
                    })))
                    .hasMessage("the last tail");
        }
    }

    /** A tail lies before what is not delivered yet, so its failure is the one that is told, the other one with it. */
    @Test
    void aTailThatFailsLaterIsTheEarlierFailure() throws Exception {
        try (OrderedWork work = newWork(2)) {
            Delivery first = () -> () -> {
                awaitGo();
                throw new IOException("tail");
            };
            assertThatThrownBy(() -> work.run(jobs(first, this::refuse)))
                    .hasMessage("tail")
                    .satisfies(e -> assertThat(e.getSuppressed())
                            .singleElement()
                            .asString()
                            .contains("delivery"));
        }
    }

    /** A disk that can't be written is not read to its end first, though there is always something to deliver. */
    @Test
    void noMoreJobsAreTakenOnceATailHasFailed() throws Exception {
        AtomicReference<Thread> worker = new AtomicReference<>();
        Delivery failing = () -> () -> {
            worker.set(Thread.currentThread());
            throw new IOException("tail 0");
        };
        Delivery whenTailsAreThrough = () -> {
            while (worker.get() == null || worker.get().getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
            return () -> {};
        };
        AtomicInteger taken = new AtomicInteger();
        JobSource source = () -> switch (taken.getAndIncrement()) {
            case 0 -> new Delivered(failing);
            case MANY -> null;
            default -> new Delivered(whenTailsAreThrough);
        };
        try (OrderedWork work = newWork(1)) {
            assertThatThrownBy(() -> work.run(source)).hasMessage("tail 0");
        }
        assertThat(taken).hasValueLessThan(MANY);
    }

    @Test
    void aTailThatEndsWellHidesNoFailure() throws Exception {
        try (OrderedWork work = newWork(2)) {
            assertThatThrownBy(() -> work.run(jobs(() -> this::awaitGo, this::refuse)))
                    .hasMessage("delivery")
                    .hasNoSuppressedExceptions();
        }
    }

    private Completion refuse() throws IOException {
        go.countDown();
        throw new IOException("delivery");
    }

    /** One worker, and completions that are queued behind the one that fails: nothing more is written. */
    @Test
    void noTailIsBegunBehindOneThatFailed() throws Exception {
        List<Integer> ran = Collections.synchronizedList(new ArrayList<>());
        try (OrderedWork work = newWork(1)) {
            Delivery failing = () -> () -> {
                awaitGo();
                throw new IOException("tail 0");
            };
            Delivery last = () -> {
                go.countDown();
                return () -> ran.add(3);
            };
            assertThatThrownBy(() -> work.run(jobs(failing, () -> () -> ran.add(1), () -> () -> ran.add(2), last)))
                    .hasMessage("tail 0");
        }
        assertThat(ran).isEmpty();
    }

    @Test
    void closingEndsTheWorkers() throws Exception {
        AtomicReference<Thread> worker = new AtomicReference<>();
        try (OrderedWork work = newWork(1)) {
            work.run(jobs(() -> () -> worker.set(Thread.currentThread())));
            assertThat(worker.get().isAlive()).isTrue();
        }
        worker.get().join(TimeUnit.MINUTES.toMillis(1));
        assertThat(worker.get().isAlive()).isFalse();
    }
}
