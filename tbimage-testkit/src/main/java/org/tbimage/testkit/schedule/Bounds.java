package org.tbimage.testkit.schedule;

/**
 * How far an exploration goes.
 *
 * @param preemptions most times that an actor is made to wait although it could go on. Switches to another actor after the end of one are free
 * @param mishaps most things that go wrong in one run
 * @param schedules most runs
 */
public record Bounds(int preemptions, int mishaps, long schedules) {
    /**
     * Bounds without a limit of the runs.
     *
     * @param preemptions most preemptions
     * @param mishaps most mishaps
     * @return the bounds
     */
    public static Bounds of(int preemptions, int mishaps) {
        return new Bounds(preemptions, mishaps, Long.MAX_VALUE);
    }

    /**
     * The same with a limit.
     *
     * @param most most runs
     * @return the bounds
     */
    public Bounds atMost(long most) {
        return new Bounds(preemptions, mishaps, most);
    }
}
