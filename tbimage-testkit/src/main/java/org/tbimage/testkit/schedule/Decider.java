package org.tbimage.testkit.schedule;

/** Makes the decisions of one run. Called by one thread at a time. */
interface Decider {
    /** What is decided. */
    enum Question {
        /** Which actor goes on: the present one, or another one at the cost of a preemption. */
        WHO,
        /** Which actor goes on after the end of one. */
        NEXT,
        /** What goes wrong with a request: nothing, or one of its mishaps. */
        HOW
    }

    /** {@return the number of an option, from 0; 0 is the usual one} */
    int decide(Question question, int options);

    /** Whether all that can follow a state was explored before, so that the run may end. */
    default boolean isKnown(long state, int preemptions, int mishaps) {
        return false;
    }
}
