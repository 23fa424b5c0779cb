package org.tbimage.testbox.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.tbimage.action.ProgressListener;
import org.tbimage.action.ProgressListener.Phase;

class ProgressSnapshotTest {
    private static final long SECOND = 1_000_000_000L;
    private static final int MIB = 1 << 20;

    private final AtomicLong now = new AtomicLong(-5); // a nanosecond clock may begin anywhere

    @Test
    void showsShareRateAndRemainingTime() {
        ProgressMeter meter = meter(1000L * MIB);
        work(meter, 2, 420);
        assertThat(meter.read().line())
                .isEqualTo("backup /dev/sda: 42%, 420.0 MiB of 1000.0 MiB, 210.0 MiB/s, 3.0 s left");
        assertThat(ProgressLine.line(meter.read(), 79))
                .isEqualTo("backup /dev/sda  42% [===>     ] 420.0 MiB/1000.0 MiB, 210.0 MiB/s, 3.0 s left");
    }

    @Test
    void theRateIsTheRecentOne() {
        ProgressMeter meter = meter(100_000L * MIB);
        for (int i = 0; i < 10; i++) {
            work(meter, 10, 1000);
            meter.read();
        }
        for (int i = 0; i < 10; i++) {
            work(meter, 10, 10);
            meter.read();
        }
        assertThat(meter.read().rate()).isEqualTo(MIB);
    }

    @Test
    void aHangingDiskIsVisible() {
        ProgressMeter meter = meter(10L * MIB);
        work(meter, 1, 1);
        meter.read();
        work(meter, 10, 0);
        meter.read();
        work(meter, 10, 0);
        assertThat(meter.read().line())
                .isEqualTo("backup /dev/sda: 10%, 1.0 MiB of 10.0 MiB, nothing has moved for 20 s");
        assertThat(ProgressLine.line(meter.read(), 79))
                .isEqualTo("backup /dev/sda  10% [>        ] 1.0 MiB/10.0 MiB, nothing has moved for 20 s");
        work(meter, 1, 1);
        assertThat(meter.read().line()).doesNotContain("nothing has moved");
    }

    @Test
    void anEndedPhaseShowsTotals() {
        ProgressMeter meter = meter(90L * MIB);
        work(meter, 90, 90);
        meter.end();
        assertThat(meter.read().line()).isEqualTo("backup /dev/sda: 100%, 90.0 MiB in 1 min 30 s, 1.0 MiB/s");
    }

    @Test
    void anUnknownAmountHasNoShare() {
        ProgressMeter meter = meter(ProgressListener.UNKNOWN);
        work(meter, 1, 5);
        assertThat(meter.read().line()).isEqualTo("backup /dev/sda: 5.0 MiB, 5.0 MiB/s");
        assertThat(ProgressLine.line(meter.read(), 60)).isEqualTo("backup /dev/sda  5.0 MiB, 5.0 MiB/s");
    }

    @Test
    void aTotalOfZeroIsComplete() {
        assertThat(meter(0).read().percent()).isEqualTo("100%");
    }

    @Test
    void aBarNeverWrapsTheLine() {
        ProgressMeter meter = meter(1000L * MIB);
        work(meter, 2, 1000);
        for (int columns = 1; columns < 200; columns++) {
            assertThat(ProgressLine.line(meter.read(), columns)).hasSizeLessThanOrEqualTo(columns);
        }
    }

    private ProgressMeter meter(long total) {
        return new ProgressMeter(Phase.BACKUP, "/dev/sda", total, now::get);
    }

    private void work(ProgressMeter meter, int seconds, long mib) {
        now.addAndGet(seconds * SECOND);
        meter.add(mib * MIB);
    }
}
