package org.tbimage.core.engine.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tbimage.action.CancelledException;
import org.tbimage.action.ProgressListener;
import org.tbimage.core.engine.Rig;
import org.tbimage.core.job.JobContext;

/** A cancellation wakes work that waits for a device which does not answer. */
class BlockedWorkTest {
    @TempDir
    private Path folder;

    /** Waits for ever, but gives up when it is interrupted, as a device on a network does. */
    private static final class Blocked implements ChunkJob {
        private final CountDownLatch begun;

        Blocked(CountDownLatch begun) {
            this.begun = begun;
        }

        @Override
        public void work(ChunkBuffers buffers, WorkerContext worker) throws IOException {
            begun.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted");
            }
        }

        @Override
        public Completion deliver(ChunkBuffers buffers) {
            throw new AssertionError("delivered");
        }
    }

    /** A job that was skipped because of a cancellation is never delivered as if it had been done. */
    @Test
    @Timeout(60)
    void aSkippedJobIsNeverDelivered() throws Exception {
        for (int round = 0; round < 300; round++) {
            JobContext context = new Rig(folder).context(ProgressListener.SILENT);
            int most = round;
            Thread canceller = new Thread(() -> {
                for (int i = 0; i < most * 50; i++) {
                    Thread.onSpinWait();
                }
                context.cancellation().request();
            });
            canceller.start();
            try (OrderedWork work = new OrderedWork(context, BufferSizes.decoding(4096, context.codecs()))) {
                assertThatThrownBy(() -> work.run(Worked::new)).isInstanceOf(CancelledException.class);
            }
            canceller.join();
        }
    }

    /** Fails if it is delivered without having been worked on. */
    private static final class Worked implements ChunkJob {
        private boolean worked;

        @Override
        public void work(ChunkBuffers buffers, WorkerContext worker) {
            worked = true;
        }

        @Override
        public Completion deliver(ChunkBuffers buffers) {
            assertThat(worked).isTrue();
            return Completion.NONE;
        }
    }

    @Test
    @Timeout(60)
    void isWokenByACancellation() throws Exception {
        JobContext context = new Rig(folder).context(ProgressListener.SILENT);
        CountDownLatch begun = new CountDownLatch(1);
        Thread canceller = new Thread(() -> {
            try {
                if (begun.await(30, TimeUnit.SECONDS)) {
                    context.cancellation().request();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        canceller.start();
        Optional<ChunkJob> first = Optional.of(new Blocked(begun));
        boolean[] given = new boolean[1];
        try (OrderedWork work = new OrderedWork(context, BufferSizes.decoding(Rig.CHUNK, context.codecs()))) {
            assertThatThrownBy(() -> work.run(() -> {
                        ChunkJob job = given[0] ? null : first.get();
                        given[0] = true;
                        return job;
                    }))
                    .isInstanceOf(CancelledException.class);
        }
        canceller.join();
        assertThat(Thread.interrupted())
                .as("the caller's thread is not interrupted")
                .isFalse();
    }
}
