package org.tbimage.testkit.schedule;

/** Repeats the decisions of a schedule. */
final class Repetition implements Decider {
    private final Schedule schedule;
    private int at;

    Repetition(Schedule schedule) {
        this.schedule = schedule;
    }

    @Override
    public int decide(Question question, int options) {
        int decision = schedule.decisions().getOrDefault(at++, 0);
        if (decision >= options) {
            throw new IllegalArgumentException("decision " + (at - 1) + " of the schedule " + schedule
                    + " does not fit: there are " + options + " options; was the code changed since?");
        }
        return decision;
    }
}
