package org.tbimage.testbox.service.system;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tbimage.action.Cancellation;

class SleeperTest {
    @Test
    @Timeout(60)
    void aWaitEndsWhenTheServiceIsStopped() {
        Cancellation stop = new Cancellation();
        stop.request();
        Sleeper.LIVE.sleep(Duration.ofHours(1), stop);
        Sleeper.LIVE.sleep(Duration.ofMillis(1), new Cancellation());
    }
}
