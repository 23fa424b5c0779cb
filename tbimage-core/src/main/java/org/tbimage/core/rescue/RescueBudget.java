package org.tbimage.core.rescue;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Time budget for bad sectors: a total, and a limit for each chunk. So the first bad area leaves time for the others.
 * For one thread at a time.
 */
public final class RescueBudget {
    /** Each chunk may use this fraction of the total. */
    private static final int CHUNKS = 30;

    /** While pieces of a chunk can be read, it may use this fraction of the remaining time, if that is more. */
    private static final int WORTH_IT = 12;

    private final LongSupplier nanoTime;
    private final long chunkNanos;
    private long leftNanos;
    private long begun;
    private long deadline;
    private long lastDeadline;

    /**
     * Creates a budget of {@code total} for all bad sectors of one backup. {@code nanoTime} works like {@link
     * System#nanoTime}.
     */
    public RescueBudget(Duration total, LongSupplier nanoTime) {
        this.leftNanos = total.toNanos();
        this.chunkNanos = leftNanos / CHUNKS;
        this.nanoTime = nanoTime;
    }

    /** Starts the clock for one chunk. */
    void begin() {
        begun = nanoTime.getAsLong();
        deadline = begun + Math.min(chunkNanos, leftNanos);
        lastDeadline = Math.max(deadline, begun + leftNanos / WORTH_IT);
    }

    /** Extends the time of the chunk by half of its limit, since a piece was read. */
    void extend() {
        long longer = Math.min(nanoTime.getAsLong() + chunkNanos / 2, lastDeadline);
        deadline = Math.max(deadline, longer);
    }

    /** Whether the chunk has time left since {@link #begin}. */
    boolean lasts() {
        return nanoTime.getAsLong() < deadline;
    }

    /** Stops the clock until the next {@link #begin}. */
    void end() {
        long now = nanoTime.getAsLong();
        leftNanos = Math.max(0, leftNanos - (now - begun));
        begun = now;
        deadline = now;
    }

    /** Whether the total is used up. */
    boolean isUsedUp() {
        return leftNanos == 0;
    }

    /** The remaining time for all further chunks. */
    Duration left() {
        return Duration.ofNanos(leftNanos);
    }
}
