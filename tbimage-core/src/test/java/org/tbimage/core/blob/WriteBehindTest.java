package org.tbimage.core.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WriteBehindTest {
    private final AtomicInteger flushes = new AtomicInteger();

    @Test
    void flushesAfterEachStep() throws Exception {
        WriteBehind behind = new WriteBehind(flushes::incrementAndGet);
        behind.written(WriteBehind.STEP - 1);
        behind.await();
        assertThat(flushes).hasValue(0);
        behind.written(1);
        behind.await();
        assertThat(flushes).hasValue(1);
    }

    /** A slow disk has one running flush, and the writer continues. */
    @Test
    void neverWaitsForAFlush() throws Exception {
        CountDownLatch slow = new CountDownLatch(1);
        WriteBehind behind = new WriteBehind(() -> {
            flushes.incrementAndGet();
            try {
                slow.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        });
        for (int i = 0; i < 5; i++) {
            behind.written(WriteBehind.STEP);
        }
        slow.countDown();
        behind.await();
        assertThat(flushes).hasValue(1);
    }

    /** T17: an error that the kernel reports once is not lost. */
    @Test
    void aFailureIsThrownAtTheNextCall() throws Exception {
        WriteBehind behind = new WriteBehind(() -> {
            throw new IOException("No space left on device");
        });
        behind.written(WriteBehind.STEP);
        assertThatThrownBy(behind::await).isInstanceOf(IOException.class).hasMessage("No space left on device");
        behind.written(WriteBehind.STEP);
        assertThatThrownBy(() -> {
                    while (true) {
                        behind.written(WriteBehind.STEP);
                    }
                })
                .hasMessage("No space left on device");
    }
}
