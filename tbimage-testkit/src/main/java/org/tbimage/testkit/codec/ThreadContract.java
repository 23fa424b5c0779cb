package org.tbimage.testkit.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.tbimage.codec.FrameDecoder;
import org.tbimage.codec.FrameEncoder;

/** The part of the contract about many threads. They share one codec. Each has its own encoder and decoder. */
public interface ThreadContract extends CodecFixture {
    /** Number of threads that use a codec at once, more than most machines have cores. */
    int THREADS = 8;

    /** Number of rounds, so that threads meet in the same place. */
    int ROUNDS = 30;

    /** T33: the chunks of two workers do not mix. */
    @Test
    default void workersDoNotDisturbEachOther() throws Exception {
        CodecUnderTest subject = subject();
        List<Callable<Void>> workers = new ArrayList<>();
        for (int worker = 0; worker < THREADS; worker++) {
            int number = worker;
            workers.add(() -> work(subject, number));
        }
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        try {
            for (Future<Void> future : pool.invokeAll(workers, 1, TimeUnit.MINUTES)) {
                assertThat(future.isCancelled()).as("hangs").isFalse();
                future.get();
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private static Void work(CodecUnderTest subject, int worker) throws IOException {
        try (FrameEncoder encoder =
                        subject.codec().newEncoder(subject.codec().levels().fastest());
                FrameDecoder decoder = subject.codec().newDecoder()) {
            for (Content kind : Content.values()) {
                byte[] content = kind.make(100_000 + worker);
                byte[] frame = subject.encode(encoder, content);
                assertThat(subject.decode(decoder, frame, content.length)).isEqualTo(content);
                assertThat(subject.expand(frame)).isEqualTo(content);
            }
            // for zeros, most of the time is spent on checksums, which are most likely to be shared by mistake
            byte[] zeros = Content.ZEROS.make((1 << 20) + worker);
            for (int round = 0; round < ROUNDS; round++) {
                byte[] frame = subject.encode(encoder, zeros);
                assertThat(subject.decode(decoder, frame, zeros.length)).isEqualTo(zeros);
            }
        }
        return null;
    }
}
