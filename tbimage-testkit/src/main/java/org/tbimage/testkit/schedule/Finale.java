package org.tbimage.testkit.schedule;

/** A check of what a run leaves behind. */
@FunctionalInterface
public interface Finale {
    /**
     * Checks the store after all actors have ended.
     *
     * @param directory the store, where nothing goes wrong any more; the check may change it
     * @throws Exception if a promise is broken
     */
    void check(SharedDirectory directory) throws Exception;
}
