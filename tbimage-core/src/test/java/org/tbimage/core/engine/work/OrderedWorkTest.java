package org.tbimage.core.engine.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tbimage.action.Cancellation;
import org.tbimage.action.CancelledException;
import org.tbimage.action.ProgressListener;
import org.tbimage.core.job.JobContext;
import org.tbimage.provider.Providers;

class OrderedWorkTest {
    private static final int JOBS = 500;

    private final Cancellation cancellation = new Cancellation();
    private final List<Integer> delivered = new ArrayList<>();
    private final AtomicInteger atWork = new AtomicInteger();
    private final AtomicInteger finished = new AtomicInteger();
    private final Set<ChunkBuffers> inUse = ConcurrentHashMap.newKeySet();

    private OrderedWork newWork(int workers) {
        JobContext context = new JobContext(
                workers,
                ProgressListener.SILENT,
                cancellation,
                Clock.systemUTC(),
                Providers.of("codec", List.of(), Map.of()),
                "here");
        return new OrderedWork(context, BufferSizes.decoding(4096, context.codecs()));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void deliversInOrderThoughWorkIsNot(int workers) throws Exception {
        try (OrderedWork work = newWork(workers)) {
            work.run(source(-1));
        }
        assertThat(delivered).hasSize(JOBS).isSorted();
        assertThat(finished).as("completions that have run").hasValue(JOBS - JOBS / 3 - 1);
    }

    @Test
    void tailsOfManyJobsRunAtOnce() throws Exception {
        CyclicBarrier meeting = new CyclicBarrier(2);
        try (OrderedWork work = newWork(2)) {
            work.run(completions(2, number -> meet(meeting)));
        }
        assertThat(meeting.isBroken()).isFalse();
    }

    @Test
    void aTailThatFailsEndsItAll() throws Exception {
        CountDownLatch failing = new CountDownLatch(1);
        try (OrderedWork work = newWork(2)) {
            assertThatThrownBy(() -> work.run(completions(JOBS, number -> {
                        if (number == 7) {
                            failing.countDown();
                            throw new IOException("tail " + number);
                        }
                        while (number > 7 && failing.getCount() > 0) {
                            Thread.onSpinWait();
                        }
                        LockSupport.parkNanos(
                                TimeUnit.MILLISECONDS.toNanos(1)); // the failure is noticed long before the end
                        finished.incrementAndGet();
                    })))
                    .hasMessage("tail 7");
            assertThat(finished).hasValueLessThan(JOBS - 1);
        }
    }

    private static void meet(CyclicBarrier meeting) throws IOException {
        try {
            meeting.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new IOException("met nobody", e);
        }
    }

    private interface NumberedTail {
        void run(int number) throws IOException;
    }

    private static JobSource completions(int count, NumberedTail tail) {
        AtomicInteger given = new AtomicInteger();
        return () -> {
            int number = given.getAndIncrement();
            return number == count ? null : new TailJob(number, tail);
        };
    }

    private record TailJob(int number, NumberedTail tail) implements ChunkJob {
        @Override
        public void work(ChunkBuffers buffers, WorkerContext worker) {
            // all of it is in the tail
        }

        @Override
        public Completion deliver(ChunkBuffers buffers) {
            return () -> tail.run(number);
        }
    }

    @Test
    void slotsAreNeverSharedWhileInUse() throws Exception { // T33
        try (OrderedWork work = newWork(4)) {
            work.run(source(-1));
        }
        assertThat(inUse).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100, JOBS - 1})
    void theEarliestFailureIsThrownAndNothingBehindItDelivered(int failing) throws Exception { // T7
        try (OrderedWork work = newWork(3)) {
            assertThatThrownBy(() -> work.run(source(failing)))
                    .isInstanceOf(IOException.class)
                    .hasMessage("job " + failing);
            assertThat(atWork).hasValue(0);
        }
        assertThat(delivered).hasSize(failing);
    }

    /** Memory that runs out, for instance. */
    @Test
    void anErrorStopsTheJobsBehindIt() throws Exception {
        AtomicInteger begun = new AtomicInteger();
        try (OrderedWork work = newWork(1)) {
            JobSource first = completions(JOBS, number -> {});
            assertThatThrownBy(() -> work.run(() -> new Failing(first.next(), begun)))
                    .isInstanceOf(AssertionError.class)
                    .hasMessage("job 1");
        }
        assertThat(begun).as("jobs begun behind the error").hasValueLessThan(4);
    }

    /** Ends in an error that no caller expects; those behind it take their time. */
    private record Failing(ChunkJob job, AtomicInteger begun) implements ChunkJob {
        @Override
        public void work(ChunkBuffers buffers, WorkerContext worker) throws IOException {
            int number = begun.incrementAndGet();
            if (number == 1) {
                throw new AssertionError("job 1");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
        }

        @Override
        public Completion deliver(ChunkBuffers buffers) throws IOException {
            return job.deliver(buffers);
        }
    }

    @Test
    void cancellingStopsBetweenJobsWithNoWorkerLeft() throws Exception {
        try (OrderedWork work = newWork(2)) {
            assertThatThrownBy(() -> work.run(new JobSource() {
                        private final JobSource jobs = source(-1);
                        private int given;

                        @Override
                        public ChunkJob next() throws IOException {
                            if (++given == 50) {
                                cancellation.request();
                            }
                            return jobs.next();
                        }
                    }))
                    .isInstanceOf(CancelledException.class);
            assertThat(atWork).hasValue(0);
        }
        assertThat(delivered.size()).isLessThan(50);
    }

    @Test
    void anInterruptCancels() throws Exception {
        try (OrderedWork work = newWork(2)) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> work.run(source(-1))).isInstanceOf(CancelledException.class);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(atWork).hasValue(0);
        }
    }

    private JobSource source(int failing) {
        return new JobSource() {
            private int next;

            @Override
            public ChunkJob next() {
                return next == JOBS ? null : new CountingJob(next++, failing);
            }
        };
    }

    /** Takes a random short while; jobs behind the failing one fail too, mostly sooner. */
    private final class CountingJob implements ChunkJob {
        private final int number;
        private final int failing;

        CountingJob(int number, int failing) {
            this.number = number;
            this.failing = failing;
        }

        @Override
        public void work(ChunkBuffers buffers, WorkerContext worker) throws IOException {
            atWork.incrementAndGet();
            assertThat(inUse.add(buffers)).as("buffers is free").isTrue();
            for (int spin = new Random(number).nextInt(20_000); spin > 0; spin--) {
                Thread.onSpinWait();
            }
            atWork.decrementAndGet();
            if (failing >= 0 && number >= failing) {
                throw new IOException("job " + number);
            }
        }

        @Override
        public Completion deliver(ChunkBuffers buffers) {
            delivered.add(number);
            return number % 3 == 0 ? free(buffers) : () -> finish(buffers);
        }

        private Completion free(ChunkBuffers buffers) {
            assertThat(inUse.remove(buffers)).as("buffers is still the job's").isTrue();
            return Completion.NONE;
        }

        private void finish(ChunkBuffers buffers) {
            atWork.incrementAndGet();
            free(buffers);
            finished.incrementAndGet();
            atWork.decrementAndGet();
        }
    }
}
