package org.tbimage.action;

import java.util.ArrayList;
import java.util.List;

/** A one-way cancellation flag, safe for use by any thread. */
public final class Cancellation {
    private final List<Runnable> listeners = new ArrayList<>();
    private volatile boolean requested;

    /** A flag that is not set. */
    public Cancellation() {}

    /** Sets the flag, and runs the listeners. Returns at once. Further calls do nothing. */
    public void request() {
        List<Runnable> woken;
        synchronized (listeners) {
            requested = true;
            woken = List.copyOf(listeners);
            listeners.clear();
        }
        woken.forEach(Runnable::run);
    }

    /** {@return whether the flag is set} */
    public boolean isRequested() {
        return requested;
    }

    /**
     * Throws if the flag is set. Jobs call it between chunks.
     *
     * @throws CancelledException if the flag is set
     */
    public void check() throws CancelledException {
        if (requested) {
            throw new CancelledException();
        }
    }

    /**
     * Registers a listener that wakes a job which blocks. It is run once, by the thread that sets the flag; at once, by this
     * thread, if the flag is set already. It returns at once and throws nothing.
     *
     * @param listener what to run
     * @return ends the registration when closed; after that the listener is not run, unless it runs at this moment
     */
    public Registration onRequest(Runnable listener) {
        boolean late;
        synchronized (listeners) {
            late = requested;
            if (!late) {
                listeners.add(listener);
            }
        }
        if (late) {
            listener.run();
        }
        return () -> {
            synchronized (listeners) {
                listeners.remove(listener);
            }
        };
    }

    /** A registered listener. */
    public interface Registration extends AutoCloseable {
        @Override
        void close();
    }
}
