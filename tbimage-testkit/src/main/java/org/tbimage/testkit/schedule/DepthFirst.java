package org.tbimage.testkit.schedule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes all decisions in turn: each run repeats the one before up to its last decision that has another option left. */
final class DepthFirst implements Decider {
    private static final int MOST_BUDGET = 7; // of each kind, so that all pairs fit into a long

    /** For each state the budgets of preemptions and mishaps with which it was met, as bits. */
    private final Map<Long, Long> known = new HashMap<>();

    private final List<Integer> chosen = new ArrayList<>();
    private final List<Integer> options = new ArrayList<>();
    private int repeated;
    private int at;

    /** Prepares the next run; false if all were made. */
    boolean next() {
        int last = chosen.size() - 1;
        while (last >= 0 && chosen.get(last) + 1 == options.get(last)) {
            chosen.remove(last);
            options.remove(last);
            last--;
        }
        if (last >= 0) {
            chosen.set(last, chosen.get(last) + 1);
        }
        repeated = chosen.size();
        at = 0;
        return last >= 0;
    }

    @Override
    public int decide(Question question, int count) {
        if (at < repeated) {
            if (options.get(at) != count) {
                throw new IllegalStateException("the run does not repeat itself: decision " + at + " had "
                        + options.get(at) + " options, and has " + count);
            }
            return chosen.get(at++);
        }
        chosen.add(0);
        options.add(count);
        at++;
        return 0;
    }

    /** A state is explored if it was met with at least these budgets. The part of a run that is repeated was met before, of course. */
    @Override
    public boolean isKnown(long state, int preemptions, int mishaps) {
        if (at < repeated) {
            return false;
        }
        long before = known.getOrDefault(state, 0L);
        for (int p = preemptions; p <= MOST_BUDGET; p++) {
            for (int m = mishaps; m <= MOST_BUDGET; m++) {
                if ((before & bit(p, m)) != 0) {
                    return true;
                }
            }
        }
        known.put(state, before | bit(preemptions, mishaps));
        return false;
    }

    private static long bit(int preemptions, int mishaps) {
        return 1L << (preemptions * (MOST_BUDGET + 1) + mishaps);
    }

    long states() {
        return known.size();
    }

    List<Integer> decisions() {
        return List.copyOf(chosen);
    }
}
