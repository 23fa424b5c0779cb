package org.tbimage.testbox.service.system;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tbimage.action.Cancellation;

class PauseTest {
    @Test
    @Timeout(60)
    void aPauseEndsWhenTheServiceIsToStop() {
        Cancellation stop = new Cancellation();
        stop.request();
        Pause.LIVE.of(Duration.ofHours(1), stop);
        Pause.LIVE.of(Duration.ofMillis(1), new Cancellation());
    }
}
