package org.tbimage.testkit.schedule;

/** Unwinds the thread of an actor that crashed, or whose run is over. An error, so that the actor's code does not handle it. */
final class ActorEnded extends Error {
    private static final long serialVersionUID = 1L;

    ActorEnded() {
        super("the actor has ended", null, false, false);
    }
}
