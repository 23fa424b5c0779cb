package org.tbimage.core.old;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Lengths to which a file can be cut so that nobody can tell, since it then ends behind a frame.
 *
 * @param first the first ones of runs of lengths
 * @param last the last ones, likewise
 */
record WholeBeginnings(List<Integer> first, List<Integer> last) {
    private static final int STEP = 31;
    private static final int NEAR = 3;

    /** Reads {@code 4,100-200}, or {@code none}. */
    static WholeBeginnings parse(String text) {
        List<Integer> first = new ArrayList<>();
        List<Integer> last = new ArrayList<>();
        for (String run : text.equals("none") ? new String[0] : text.split(",", -1)) {
            String[] ends = run.split("-", -1);
            first.add(Integer.valueOf(ends[0]));
            last.add(Integer.valueOf(ends[ends.length - 1]));
        }
        return new WholeBeginnings(first, last);
    }

    boolean contains(int length) {
        return IntStream.range(0, first.size()).anyMatch(i -> first.get(i) <= length && length <= last.get(i));
    }

    /** Both ends of the file, all around what is told here, and samples of the rest. */
    Set<Integer> lengthsToTry(int whole) {
        Set<Integer> lengths = new TreeSet<>();
        IntStream.iterate(0, at -> at < whole, at -> at + STEP).forEach(lengths::add);
        List<Integer> places = new ArrayList<>(List.of(0, NEAR * 2, whole - 1, whole - NEAR * 3));
        places.addAll(first);
        places.addAll(last);
        for (int place : places) {
            IntStream.rangeClosed(place - NEAR, place + NEAR)
                    .filter(length -> length >= 0 && length < whole)
                    .forEach(lengths::add);
        }
        return lengths;
    }
}
