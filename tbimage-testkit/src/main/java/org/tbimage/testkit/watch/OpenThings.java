package org.tbimage.testkit.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** What is open, and who opened it. */
final class OpenThings {
    private final Map<Long, Opening> byNumber = new ConcurrentHashMap<>();
    private final AtomicLong last = new AtomicLong();

    private record Opening(String what, Throwable where) {}

    /** One thing that is open until {@link #closed} is called. */
    final class Ticket {
        private final long number = last.incrementAndGet();

        private Ticket(String what) {
            byNumber.put(number, new Opening(what, new Throwable()));
        }

        void closed() {
            byNumber.remove(number);
        }
    }

    Ticket opened(String what) {
        return new Ticket(what);
    }

    /** What is open, in the order in which it was opened. */
    List<String> describe() {
        List<String> found = new ArrayList<>();
        byNumber.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> entry.getValue())
                .forEach(opening -> found.add(opening.what() + ", opened " + place(opening.where())));
        return found;
    }

    private static String place(Throwable where) {
        for (StackTraceElement frame : where.getStackTrace()) {
            if (!frame.getClassName().startsWith("org.tbimage.testkit.watch.")) {
                return "at " + frame;
            }
        }
        return "somewhere";
    }
}
