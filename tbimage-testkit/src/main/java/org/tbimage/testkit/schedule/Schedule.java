package org.tbimage.testkit.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The decisions of a run, as text: the bounds, and each decision that is not the first option, as in
 * {@code p2,m1:17=1,23=2}. The bounds belong to it, since they limit the options.
 */
record Schedule(int preemptions, int mishaps, Map<Integer, Integer> decisions) {
    static Schedule of(Bounds bounds, List<Integer> decisions) {
        Map<Integer, Integer> other = new TreeMap<>();
        for (int i = 0; i < decisions.size(); i++) {
            if (decisions.get(i) != 0) {
                other.put(i, decisions.get(i));
            }
        }
        return new Schedule(bounds.preemptions(), bounds.mishaps(), other);
    }

    static Schedule parse(String text) {
        String[] halves = text.split(":", -1);
        String[] bounds = halves[0].split(",", -1);
        if (halves.length != 2 || bounds.length != 2) {
            throw new IllegalArgumentException("bad schedule '" + text + "': expected one as in p2,m1:17=1,23=2");
        }
        Map<Integer, Integer> decisions = new TreeMap<>();
        for (String decision : halves[1].isEmpty() ? new String[0] : halves[1].split(",", -1)) {
            String[] pair = decision.split("=", -1);
            decisions.put(Integer.valueOf(pair[0]), Integer.valueOf(pair[1]));
        }
        return new Schedule(
                Integer.parseInt(bounds[0].substring(1)), Integer.parseInt(bounds[1].substring(1)), decisions);
    }

    Bounds bounds() {
        return Bounds.of(preemptions, mishaps);
    }

    @Override
    public String toString() {
        List<String> texts = new ArrayList<>();
        decisions.forEach((place, option) -> texts.add(place + "=" + option));
        return "p" + preemptions + ",m" + mishaps + ":" + String.join(",", texts);
    }
}
