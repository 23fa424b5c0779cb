package org.tbimage.testkit.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;

/** The threads that were alive at some moment. */
final class ThreadCensus {
    /** So long a thread that was told to end may take on a busy machine. */
    private static final long MOST_MILLIS = 10_000;

    private final Set<Thread> there;

    private ThreadCensus(Set<Thread> there) {
        this.there = there;
    }

    static ThreadCensus take() {
        Set<Thread> weak = java.util.Collections.newSetFromMap(new WeakHashMap<>());
        weak.addAll(Thread.getAllStackTraces().keySet());
        return new ThreadCensus(weak);
    }

    /** Those that came since and do not end; threads of the platform and of the test's own runner are passed over. */
    List<String> newcomers() {
        List<String> found = new ArrayList<>();
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (!there.contains(thread) && thread != Thread.currentThread() && isOurs(thread) && !ends(thread)) {
                found.add("thread " + thread.getName());
            }
        }
        return found;
    }

    private static boolean isOurs(Thread thread) {
        ThreadGroup group = thread.getThreadGroup();
        boolean ofPlatform = group == null || group.getName().equals("system");
        String name = thread.getName();
        return !ofPlatform
                && !name.startsWith("ForkJoinPool")
                && !name.startsWith("junit-")
                && !name.startsWith("surefire-")
                && !name.equals("JNA Cleaner") // comes and goes with what JNA has allocated, in any part of the process
                && !name.startsWith("tbimage-write-behind"); // shared by the whole process, and ends by itself
    }

    private static boolean ends(Thread thread) {
        try {
            thread.join(MOST_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return !thread.isAlive();
    }
}
