package org.tbimage.testkit.schedule;

import java.time.Duration;
import java.util.Optional;

/**
 * What came of an exploration.
 *
 * @param schedules runs
 * @param cut runs that ended early, in a state from which all was explored before
 * @param states different states at steps
 * @param steps steps of all runs
 * @param took how long it took
 * @param complete whether all runs within the bounds were made
 * @param violation the first violation
 */
public record Exploration(
        long schedules,
        long cut,
        long states,
        long steps,
        Duration took,
        boolean complete,
        Optional<Violation> violation) {
    /**
     * Throws if there is a violation.
     *
     * @return this
     */
    public Exploration requireSafe() {
        violation.ifPresent(found -> {
            throw new AssertionError(found.toString());
        });
        return this;
    }

    @Override
    public String toString() {
        long perSecond = schedules * 1000 / Math.max(1, took.toMillis());
        return schedules + " schedules (" + cut + " cut), " + states + " states, " + steps + " steps in "
                + took.toMillis() + " ms, " + perSecond + " schedules/s"
                + (complete ? ", all within the bounds" : "")
                + violation.map(found -> ", violation: " + found.reason()).orElse("");
    }
}
