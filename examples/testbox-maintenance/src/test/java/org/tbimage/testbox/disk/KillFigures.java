package org.tbimage.testbox.disk;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Statistics of many kills: the moments, and the duration of the next run. */
final class KillFigures {
    private final Map<String, Map<String, Integer>> found = new TreeMap<>();
    private final Map<String, List<Long>> recoveries = new TreeMap<>();
    private final Map<String, String> measured = new TreeMap<>();

    void found(String operation, String what) {
        found.computeIfAbsent(operation, key -> new TreeMap<>()).merge(what, 1, Integer::sum);
    }

    void measured(String operation, KillSpan span, int calls) {
        measured.put(operation, span + ", " + calls + " calls");
    }

    /** Measures the run that follows a kill. */
    void recovery(String operation, NextRun run) throws Exception {
        long begun = System.nanoTime();
        run.run();
        recoveries
                .computeIfAbsent(operation, key -> new ArrayList<>())
                .add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
    }

    interface NextRun {
        void run() throws Exception;
    }

    /** A summary for people. */
    String text(long nanos) {
        StringBuilder text = new StringBuilder();
        int all = 0;
        for (Map.Entry<String, Map<String, Integer>> operation : found.entrySet()) {
            int kills = operation.getValue().values().stream()
                    .mapToInt(Integer::intValue)
                    .sum();
            all += kills;
            text.append("  ")
                    .append(operation.getKey())
                    .append(": ")
                    .append(kills)
                    .append(" kills; a run: ");
            text.append(measured.get(operation.getKey()))
                    .append(times(operation.getKey()))
                    .append('\n');
            operation.getValue().forEach((what, count) -> text.append(String.format("%8d  %s%n", count, what)));
        }
        return "kill sweep: " + all + " kills in " + TimeUnit.NANOSECONDS.toSeconds(nanos) + " s, 0 losses\n" + text;
    }

    private String times(String operation) {
        List<Long> millis =
                recoveries.getOrDefault(operation, List.of()).stream().sorted().toList();
        return millis.isEmpty()
                ? ""
                : "; the next run: median " + millis.get(millis.size() / 2) + " ms, longest " + Collections.max(millis)
                        + " ms";
    }
}
