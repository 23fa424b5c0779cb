package org.tbimage.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CancellationTest {
    @Test
    void listenersRunOnceEach() {
        Cancellation cancellation = new Cancellation();
        AtomicInteger kept = new AtomicInteger();
        AtomicInteger closed = new AtomicInteger();
        cancellation.onRequest(kept::incrementAndGet);
        cancellation.onRequest(closed::incrementAndGet).close();
        cancellation.request();
        cancellation.request();
        assertThat(kept).hasValue(1);
        assertThat(closed).hasValue(0);
        assertThatThrownBy(cancellation::check).isInstanceOf(CancelledException.class);
    }

    @Test
    void aLateListenerRunsAtOnce() {
        Cancellation cancellation = new Cancellation();
        cancellation.request();
        AtomicInteger late = new AtomicInteger();
        cancellation.onRequest(late::incrementAndGet).close();
        assertThat(late).hasValue(1);
    }
}
