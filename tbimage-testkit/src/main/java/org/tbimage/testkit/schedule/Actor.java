package org.tbimage.testkit.schedule;

/** A process of a {@link Scenario}: real code that uses the store on one thread. */
@FunctionalInterface
public interface Actor {
    /**
     * Does the work.
     *
     * @param context its store and its clock
     * @throws Exception an {@link java.io.IOException} is a violation if nothing went wrong in the run; any other exception always
     */
    void run(ActorContext context) throws Exception;
}
