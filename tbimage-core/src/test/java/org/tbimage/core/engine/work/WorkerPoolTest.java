package org.tbimage.core.engine.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tbimage.codec.Codec;
import org.tbimage.core.Tbimage;
import org.tbimage.core.engine.Rig;
import org.tbimage.provider.Providers;
import org.tbimage.testkit.watch.ResourceWatch;

/** WorkerContext are costly and hold native memory: made once for each worker, used again, and closed with the workers. */
class WorkerPoolTest {
    private static final int CHUNK = 64 << 10;

    @RegisterExtension
    final ResourceWatch watch = new ResourceWatch();

    private final AtomicInteger made = new AtomicInteger();

    private WorkerPool newWorkers(BufferSizes shape, Providers<Codec> codecs) {
        return new WorkerPool(1, () -> {
            made.incrementAndGet();
            return new WorkerContext(shape, codecs, new StageTimes(1));
        });
    }

    private static void roundTrip(WorkerContext worker, ChunkBuffers buffers) throws IOException {
        buffers.content(CHUNK).put(Rig.content("d", 0)).flip();
        worker.encode(buffers);
        worker.decode(buffers.frame().duplicate(), worker.scratch(CHUNK));
    }

    private static CompletableFuture<Void> submit(WorkerPool workers, WorkerPool.Work work) {
        CompletableFuture<Void> result = new CompletableFuture<>();
        workers.submit(result, work);
        return result;
    }

    @Test
    void contextsAreUsedAgainAndClosed() throws Exception {
        Codec lz4 = watch.codec(Tbimage.discover().codecs().get("lz4"));
        Providers<Codec> codecs = Providers.of("codec", List.of(lz4), Map.of());
        BufferSizes shape = BufferSizes.encoding(lz4, 1, CHUNK, codecs);
        ChunkBuffers buffers = new ChunkBuffers(shape);
        try (WorkerPool workers = newWorkers(shape, codecs)) {
            for (int i = 0; i < 5; i++) {
                submit(workers, worker -> roundTrip(worker, buffers)).get();
            }
            assertThatThrownBy(() -> submit(workers, worker -> {
                                throw new IOException("failed");
                            })
                            .get())
                    .isInstanceOf(ExecutionException.class);
            submit(workers, worker -> roundTrip(worker, buffers)).get();
            assertThat(made).hasValue(1);
            assertThat(watch.stillOpen())
                    .anyMatch(line -> line.startsWith("encoder"))
                    .anyMatch(line -> line.startsWith("decoder"));
        }
        watch.assertNothingOpen();
    }
}
