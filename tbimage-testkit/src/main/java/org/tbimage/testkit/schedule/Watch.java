package org.tbimage.testkit.schedule;

/** Watches one run. It sees the store at the beginning and after each change. */
public interface Watch {
    /**
     * Checks a state.
     *
     * @param state the names and files
     * @throws AssertionError if a promise is broken
     */
    void see(DirectoryState state);

    /**
     * Makes a number of what it remembers, apart from the state that it saw last. States after which it remembers different
     * things are different.
     *
     * @return the number; by default it remembers nothing
     */
    default long memory() {
        return 0;
    }
}
