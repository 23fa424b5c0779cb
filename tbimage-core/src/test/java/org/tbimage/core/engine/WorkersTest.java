package org.tbimage.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.tbimage.codec.Codec;
import org.tbimage.core.Tbimage;
import org.tbimage.provider.Providers;
import org.tbimage.testkit.watch.ResourceWatch;

/** Tools are costly and hold native memory: made once for each worker, used again, and closed with the workers. */
class WorkersTest {
    private static final int CHUNK = 64 << 10;

    @RegisterExtension
    final ResourceWatch watch = new ResourceWatch();

    private final AtomicInteger made = new AtomicInteger();

    private Workers newWorkers(SlotShape shape, Providers<Codec> codecs) {
        return new Workers(1, () -> {
            made.incrementAndGet();
            return new Tools(shape, codecs);
        });
    }

    private static void roundTrip(Tools tools, Slot slot) throws IOException {
        slot.content(CHUNK).put(Rig.content("d", 0)).flip();
        tools.encode(slot);
        tools.decode(slot.frame().duplicate(), tools.scratch(CHUNK));
    }

    @Test
    void toolsAreUsedAgainAndClosed() throws Exception {
        Codec lz4 = watch.codec(Tbimage.discover().codecs().get("lz4"));
        Providers<Codec> codecs = Providers.of("codec", List.of(lz4), Map.of());
        SlotShape shape = SlotShape.encoding(lz4, 1, CHUNK, codecs);
        Slot slot = new Slot(shape);
        try (Workers workers = newWorkers(shape, codecs)) {
            for (int i = 0; i < 5; i++) {
                workers.submit(tools -> roundTrip(tools, slot)).get();
            }
            assertThatThrownBy(() -> workers.submit(tools -> {
                                throw new IOException("failed");
                            })
                            .get())
                    .isInstanceOf(ExecutionException.class);
            workers.submit(tools -> roundTrip(tools, slot)).get();
            assertThat(made).hasValue(1);
            assertThat(watch.stillOpen())
                    .anyMatch(line -> line.startsWith("encoder"))
                    .anyMatch(line -> line.startsWith("decoder"));
        }
        watch.assertNothingOpen();
    }
}
