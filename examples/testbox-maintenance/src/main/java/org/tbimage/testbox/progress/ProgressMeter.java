package org.tbimage.testbox.progress;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.tbimage.action.ProgressListener.Phase;

/** Measures the progress of one phase. Safe for use by several threads. */
final class ProgressMeter {
    // Long enough for a steady estimate of the remaining time, short enough to show that a disk became slow.
    private static final long WINDOW_NANOS = 15_000_000_000L;
    private static final double NANOS_PER_SECOND = 1e9;

    private final Phase phase;
    private final String subject;
    private final long total;
    private final LongSupplier nanoTime;
    private final long begun;
    private final AtomicLong done = new AtomicLong();
    private final Deque<Sample> samples = new ArrayDeque<>();
    private Sample lastMove;
    private boolean ended;

    private record Sample(long nanos, long done) {}

    ProgressMeter(Phase phase, String subject, long total, LongSupplier nanoTime) {
        this.phase = phase;
        this.subject = subject;
        this.total = total;
        this.nanoTime = nanoTime;
        this.begun = nanoTime.getAsLong();
        this.lastMove = new Sample(begun, 0);
        samples.add(lastMove);
    }

    void add(long bytes) {
        done.addAndGet(bytes);
    }

    /** Ends the phase. The rate is then the average of the whole phase. */
    synchronized void end() {
        ended = true;
    }

    synchronized ProgressSnapshot read() {
        Sample now = new Sample(nanoTime.getAsLong(), done.get());
        samples.add(now);
        while (samples.size() > 2 && now.nanos - samples.element().nanos > WINDOW_NANOS) {
            samples.remove();
        }
        if (now.done != lastMove.done) {
            lastMove = now;
        }
        Duration still = Duration.ofNanos(now.nanos - lastMove.nanos);
        Sample from = ended ? new Sample(begun, 0) : samples.element();
        double seconds = (now.nanos - from.nanos) / NANOS_PER_SECOND;
        double rate = seconds > 0 ? (now.done - from.done) / seconds : 0;
        return new ProgressSnapshot(
                phase, subject, now.done, total, rate, Duration.ofNanos(now.nanos - begun), still, ended);
    }
}
