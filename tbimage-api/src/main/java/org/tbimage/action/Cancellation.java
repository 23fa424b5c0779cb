package org.tbimage.action;

/** A wish to stop, uttered once by any thread and seen by all. */
public final class Cancellation {
    private volatile boolean requested;

    /** Not uttered yet. */
    public Cancellation() {}

    /** Utters the wish; returns at once. */
    public void request() {
        requested = true;
    }

    /** {@return whether it was uttered} */
    public boolean isRequested() {
        return requested;
    }

    /**
     * Called between chunks.
     *
     * @throws CancelledException if it was uttered
     */
    public void check() throws CancelledException {
        if (requested) {
            throw new CancelledException();
        }
    }
}
