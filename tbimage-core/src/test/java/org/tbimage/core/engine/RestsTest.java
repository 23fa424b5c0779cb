package org.tbimage.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.tbimage.action.Cancellation;
import org.tbimage.action.ProgressListener;
import org.tbimage.provider.Providers;

/** What deliveries leave is done beside everything else, with the slot kept, and over when the work is. */
class RestsTest {
    private static final int JOBS = 120;
    private static final int WRITERS = 3;

    private final Set<Slot> inUse = ConcurrentHashMap.newKeySet();
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();

    private OrderedWork newWork() {
        EngineContext context = new EngineContext(
                4,
                ProgressListener.SILENT,
                new Cancellation(),
                Clock.systemUTC(),
                Providers.of("codec", List.of(), Map.of()));
        return new OrderedWork(context, SlotShape.decoding(4096, context.codecs()), WRITERS);
    }

    @Test
    void asManyAtOnceAsThereAreWriters() throws Exception {
        CyclicBarrier together = new CyclicBarrier(WRITERS);
        try (OrderedWork work = newWork()) {
            work.run(source(number -> meet(together), JOBS));
        }
        assertThat(done).hasValue(JOBS);
        assertThat(inUse).isEmpty();
    }

    /** The write of 5 fails after job 7 was found damaged; 5 lies before it on the disk. */
    @Test
    void theEarliestFailureIsThrownThoughItComesLater() throws Exception {
        CyclicBarrier damageSeen = new CyclicBarrier(2);
        try (OrderedWork work = newWork()) {
            assertThatThrownBy(() -> work.run(source(
                            number -> {
                                if (number == 5) {
                                    meet(damageSeen);
                                    throw new IOException("write " + number);
                                }
                            },
                            7,
                            () -> {
                                meet(damageSeen);
                                throw new IOException("job 7");
                            })))
                    .isInstanceOf(IOException.class)
                    .hasMessage("write 5")
                    .satisfies(e -> assertThat(e.getSuppressed()).hasSizeLessThan(2));
            assertThat(underWay).as("writes under way when it is thrown").hasValue(0);
        }
    }

    @Test
    void aFailedWriteOfTheLastJobIsNotLost() throws Exception {
        try (OrderedWork work = newWork()) {
            assertThatThrownBy(() -> work.run(source(
                            number -> {
                                if (number == JOBS - 1) {
                                    throw new IOException("write " + number);
                                }
                            },
                            JOBS)))
                    .hasMessage("write " + (JOBS - 1));
            assertThat(underWay).hasValue(0);
        }
    }

    private interface Write {
        void of(int number) throws IOException;
    }

    private static void meet(CyclicBarrier barrier) throws IOException {
        try {
            barrier.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new IOException("nobody came", e);
        }
    }

    private JobSource source(Write write, int jobs) {
        return source(write, jobs, () -> {});
    }

    /** So many jobs with a write each, and then one that does something else. */
    private JobSource source(Write write, int jobs, Rest last) {
        return new JobSource() {
            private int next;

            @Override
            public Job next() {
                return next > jobs ? null : new WritingJob(next++, jobs, write, last);
            }
        };
    }

    private final class WritingJob implements Job {
        private final int number;
        private final boolean isLast;
        private final Write write;
        private final Rest last;
        private Rest rest = Rest.NONE;

        WritingJob(int number, int jobs, Write write, Rest last) {
            this.number = number;
            this.isLast = number == jobs;
            this.write = write;
            this.last = last;
        }

        @Override
        public void work(Slot slot) throws IOException {
            if (isLast) {
                last.run();
                return;
            }
            assertThat(inUse.add(slot)).as("slot is free").isTrue();
        }

        @Override
        public void deliver(Slot slot) {
            if (!isLast) {
                rest = () -> write(slot);
            }
        }

        @Override
        public Rest rest() {
            return rest;
        }

        private void write(Slot slot) throws IOException {
            underWay.incrementAndGet();
            try {
                write.of(number);
            } finally {
                underWay.decrementAndGet();
                done.incrementAndGet();
                inUse.remove(slot);
            }
        }
    }
}
