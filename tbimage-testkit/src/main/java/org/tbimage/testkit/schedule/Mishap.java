package org.tbimage.testkit.schedule;

/**
 * What can go wrong at a step of an actor. An endless pause is not among them: every actor may be kept waiting until all others
 * have ended.
 */
public enum Mishap {
    /** The actor ends before the request. What it did stays, its hidden files too. */
    CRASH,
    /** The request fails and has no effect. */
    FAILURE,
    /** The request is executed and its answer is lost, so that it fails for the actor. */
    LOST_ANSWER,
    /** The request fails for the actor, and the server executes it later, or never. */
    LATE,
    /**
     * A look-up or a listing answers as of the actor's first request, from a cache that is at most 60 seconds old. What the actor
     * changed since is in the answer.
     */
    STALE,
    /** Three hours pass before the request. Actors that are not crashed renew their claims meanwhile. */
    TIME_PASSES,
    /** Three hours pass before the request, in which nobody renews a claim: all machines sleep. */
    ALL_SLEEP,
    /** The clock of the actor's machine is a day behind. */
    CLOCK_BEHIND,
    /** The clock of the actor's machine is a day ahead. */
    CLOCK_AHEAD
}
