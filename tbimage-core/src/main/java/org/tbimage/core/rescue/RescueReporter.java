package org.tbimage.core.rescue;

import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import org.tbimage.action.ProgressListener;
import org.tbimage.value.ByteRange;

/**
 * Reports the rescue of bad sectors to the user: the first one, then at most one message in {@value #EVERY_SECONDS}
 * seconds, and every skipped area. For one thread at a time.
 */
public final class RescueReporter {
    private static final int EVERY_SECONDS = 10;
    private static final long EVERY_NANOS = Duration.ofSeconds(EVERY_SECONDS).toNanos();

    private final String device;
    private final ProgressListener progress;
    private final LongSupplier nanoTime;
    private long lastWarning;
    private boolean warnedOnce;
    private boolean outOfTime;
    private long lostBytes;

    /** Creates a reporter. {@code nanoTime} works like {@link System#nanoTime}. */
    public RescueReporter(String device, ProgressListener progress, LongSupplier nanoTime) {
        this.device = device;
        this.progress = progress;
        this.nanoTime = nanoTime;
    }

    void begun(ByteRange chunk) {
        if (!warnedOnce) {
            warn("bytes " + chunk + " cannot be read as a whole; they are read in smaller pieces, which may take long");
        }
    }

    void continued(ByteRange chunk, Duration left) {
        if (nanoTime.getAsLong() - lastWarning >= EVERY_NANOS) {
            warn("still reading around bad sectors, now at bytes " + chunk + "; " + lostBytes
                    + " bytes lost so far; at most " + left.toMinutes() + " more minutes for all bad sectors");
        }
    }

    void skipped(ByteRange area) {
        if (area.length() > 0) {
            warn("failed reads take long, so bytes " + area
                    + " are skipped: no sector that was tried there can be read");
        }
    }

    void leftUntried(ByteRange chunk) {
        warn("failed reads take long, and the time for bytes " + chunk
                + " is used up: untried sectors count as lost; rescue-minutes allows more time");
    }

    void outOfTime(ByteRange area) {
        if (!outOfTime) {
            outOfTime = true;
            warn("the time for bad sectors is used up: from now on, each failure also skips the bytes after it, first "
                    + "bytes " + area + "; rescue-minutes allows more time");
        } else {
            warn("bytes " + area + " are skipped, since the time for bad sectors is used up");
        }
    }

    void lost(List<ByteRange> ranges) {
        for (ByteRange range : ranges) {
            lostBytes += range.length();
        }
    }

    private void warn(String what) {
        warnedOnce = true;
        lastWarning = nanoTime.getAsLong();
        progress.warned(device + ": " + what);
    }
}
