package org.tbimage.testkit.schedule;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The steps of a run in words; or nothing, since most runs are not looked at. */
final class Trace {
    private final boolean kept;
    private final List<String> lines = new ArrayList<>();

    Trace(boolean kept) {
        this.kept = kept;
    }

    synchronized void add(String actor, String what) {
        if (kept) {
            lines.add(String.format("%4d. %-12s %s", lines.size() + 1, actor, what));
        }
    }

    String text(Object answer) {
        if (!kept) {
            return "";
        }
        if (answer instanceof Optional<?> some) {
            return some.map(this::text).orElse("nothing");
        }
        if (answer instanceof Collection<?> many) {
            return many.size() + " entries";
        }
        return answer instanceof StoredFile file ? "file " + file.identity() : answer.toString();
    }

    @Override
    public synchronized String toString() {
        return String.join("\n", lines);
    }
}
