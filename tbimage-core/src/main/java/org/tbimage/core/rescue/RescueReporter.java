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
    private long told;
    private boolean toldOnce;
    private boolean outOfTime;
    private long lostBytes;

    /** Creates a reporter. {@code nanoTime} works like {@link System#nanoTime}. */
    public RescueReporter(String device, ProgressListener progress, LongSupplier nanoTime) {
        this.device = device;
        this.progress = progress;
        this.nanoTime = nanoTime;
    }

    void begun(ByteRange chunk) {
        if (!toldOnce) {
            tell("bytes " + chunk + " can't be read as a whole; they are read in smaller pieces, which may take long");
        }
    }

    void goesOn(ByteRange chunk, Duration left) {
        if (nanoTime.getAsLong() - told >= EVERY_NANOS) {
            tell("still reading around bad places, now at bytes " + chunk + "; " + lostBytes
                    + " bytes lost before, and at most " + left.toMinutes() + " minutes more for all that are to come");
        }
    }

    void gaveUp(ByteRange area) {
        if (area.length() > 0) {
            tell("the disk is slow to fail, and bytes " + area + " are given up: those tried of them can't be read");
        }
    }

    void leftUntried(ByteRange chunk) {
        tell("the disk is slow to fail, and the time for bytes " + chunk
                + " is used up: what was not tried of them counts as lost; rescue-minutes gives more");
    }

    void outOfTime(ByteRange area) {
        if (!outOfTime) {
            outOfTime = true;
            tell("the time for bad places is used up: from here on what fails is given up with what follows it, first "
                    + "bytes " + area + "; rescue-minutes gives more");
        } else {
            tell("bytes " + area + " are given up, since the time for bad places is used up");
        }
    }

    void lost(List<ByteRange> ranges) {
        for (ByteRange range : ranges) {
            lostBytes += range.length();
        }
    }

    private void tell(String what) {
        toldOnce = true;
        told = nanoTime.getAsLong();
        progress.warned(device + ": " + what);
    }
}
