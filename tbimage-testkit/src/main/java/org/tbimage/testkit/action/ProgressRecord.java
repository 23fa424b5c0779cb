package org.tbimage.testkit.action;

import java.util.ArrayList;
import java.util.List;
import org.tbimage.action.Cancellation;
import org.tbimage.action.ProgressListener;

/** Remembers how an action got on, and what of that was wrong; may utter the wish to stop. Safe for many threads. */
public final class ProgressRecord implements ProgressListener {
    private static final long NEVER = Long.MAX_VALUE;

    private final Cancellation cancellation;
    private final List<String> faults = new ArrayList<>();
    private long stopAt = NEVER;
    private long steps;
    private boolean running;
    private String name = "";
    private long total;
    private long done;

    /**
     * Has heard nothing.
     *
     * @param cancellation what {@link #stopAt} utters
     */
    public ProgressRecord(Cancellation cancellation) {
        this.cancellation = cancellation;
    }

    /**
     * Wishes the action to stop at a step.
     *
     * @param step 1 for the first call of {@link #advanced}
     */
    public synchronized void stopAt(long step) {
        stopAt = step;
    }

    /** {@return how often {@link #advanced} was called} */
    public synchronized long steps() {
        return steps;
    }

    /** {@return what was wrong, one line each; a phase that is still running among it} */
    public synchronized List<String> faults() {
        List<String> all = new ArrayList<>(faults);
        if (running) {
            all.add(name + " has not ended");
        }
        return all;
    }

    /**
     * Fails unless the last phase has come to its total.
     *
     * @throws AssertionError if not
     */
    public synchronized void assertComplete() {
        if (steps > 0 && total != UNKNOWN && done != total) {
            throw new AssertionError(name + " ended at " + done + " of " + total + " bytes");
        }
    }

    @Override
    public synchronized void phaseStarted(Phase phase, String subject, long totalBytes) {
        if (running) {
            faults.add(phase + " began while " + name + " was running");
        }
        running = true;
        name = phase + " of " + subject;
        total = totalBytes;
        done = 0;
    }

    @Override
    public synchronized void advanced(long bytes) {
        done += bytes;
        steps++;
        if (!running || bytes < 0 || (total != UNKNOWN && done > total)) {
            faults.add(name + " came to " + done + " of " + total + " bytes by a step of " + bytes);
        }
        if (steps == stopAt) {
            cancellation.request();
        }
    }

    @Override
    public synchronized void phaseEnded() {
        if (!running) {
            faults.add("a phase ended that had not begun");
        }
        running = false;
    }
}
