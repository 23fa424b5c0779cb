package org.tbimage.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Bounds what one input can make a parser allocate on the heap; on this thread, all told, what was freed included. */
public final class Allocation {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Allocation() {}

    /**
     * Runs a parser; {@link IllegalStateException} if it allocates more than {@code most} bytes. What is over is tried
     * once more, since the first time classes are loaded, and instrumented.
     */
    public static <E extends Exception> void bounded(long most, Attempt<E> attempt) throws E {
        long allocated = measure(attempt);
        if (allocated > most) {
            allocated = measure(attempt);
        }
        if (allocated > most) {
            throw new IllegalStateException(allocated + " bytes were allocated, " + most + " are the most");
        }
    }

    private static <E extends Exception> long measure(Attempt<E> attempt) throws E {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        attempt.run();
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }

    /** What is tried. */
    public interface Attempt<E extends Exception> {
        void run() throws E;
    }
}
