package org.tbimage.core.rescue;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How much time bad places may take: so much in all, and so much of it for one chunk, so that the first bad place does
 * not eat up what the others need. For one thread at a time.
 */
public final class RescueBudget {
    /** A chunk may take this part of all the time. */
    private static final int CHUNKS = 30;

    /** As long as it still gives something, it may take this part of what is left, if that is more. */
    private static final int WORTH_IT = 12;

    private final LongSupplier nanoTime;
    private final long chunkNanos;
    private long leftNanos;
    private long begun;
    private long deadline;
    private long lastDeadline;

    /** {@code total} is for all bad places of one backup; {@code nanoTime} is as {@link System#nanoTime}. */
    public RescueBudget(Duration total, LongSupplier nanoTime) {
        this.leftNanos = total.toNanos();
        this.chunkNanos = leftNanos / CHUNKS;
        this.nanoTime = nanoTime;
    }

    /** From now on time passes, at most that of one chunk. */
    void begin() {
        begun = nanoTime.getAsLong();
        deadline = begun + Math.min(chunkNanos, leftNanos);
        lastDeadline = Math.max(deadline, begun + leftNanos / WORTH_IT);
    }

    /** Something was read just now, so it is worth while to go on for as long as half of a chunk's time. */
    void isRewarded() {
        long longer = Math.min(nanoTime.getAsLong() + chunkNanos / 2, lastDeadline);
        deadline = Math.max(deadline, longer);
    }

    /** Whether there is time left since {@link #begin}. */
    boolean lasts() {
        return nanoTime.getAsLong() < deadline;
    }

    /** No time passes any more until the next {@link #begin}. */
    void end() {
        long now = nanoTime.getAsLong();
        leftNanos = Math.max(0, leftNanos - (now - begun));
        begun = now;
        deadline = now;
    }

    /** Whether all of it is used up. */
    boolean isOver() {
        return leftNanos == 0;
    }

    /** What is left for all that is still to come. */
    Duration left() {
        return Duration.ofNanos(leftNanos);
    }
}
