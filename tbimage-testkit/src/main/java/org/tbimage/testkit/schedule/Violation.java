package org.tbimage.testkit.schedule;

/**
 * A run in which a promise was broken.
 *
 * @param reason what was broken
 * @param schedule the decisions of the run, for {@link Explorer#replay}
 * @param trace the steps of the run, one a line
 */
public record Violation(String reason, String schedule, String trace) {
    @Override
    public String toString() {
        return reason + "\nschedule " + schedule + "\n" + trace;
    }
}
