package org.tbimage.testkit.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * Decides by chance. Where actors are preempted, and where something goes wrong, is drawn before the run, uniformly over the
 * length of the run before: a few preemptions at any places find more than a coin at each step.
 */
final class RandomWalk implements Decider {
    private final Random random;
    private final Set<Integer> switches = new TreeSet<>();
    private final Set<Integer> mishaps = new TreeSet<>();
    private final List<Integer> decisions = new ArrayList<>();
    private int who;
    private int how;

    /** The lengths are the numbers of questions of the run before. */
    RandomWalk(long seed, Bounds bounds, int whoLength, int howLength) {
        this.random = new Random(seed);
        draw(switches, bounds.preemptions(), whoLength);
        draw(mishaps, bounds.mishaps(), howLength);
    }

    private void draw(Set<Integer> places, int most, int length) {
        int count = random.nextInt(most + 1);
        for (int i = 0; i < count; i++) {
            places.add(random.nextInt(Math.max(1, length)));
        }
    }

    @Override
    public int decide(Question question, int options) {
        int decision = switch (question) {
            case WHO -> switches.contains(who++) ? 1 + random.nextInt(options - 1) : 0;
            case HOW -> mishaps.contains(how++) ? 1 + random.nextInt(options - 1) : 0;
            case NEXT -> random.nextInt(options);
        };
        decisions.add(decision);
        return decision;
    }

    int whoLength() {
        return who;
    }

    int howLength() {
        return how;
    }

    List<Integer> decisions() {
        return List.copyOf(decisions);
    }
}
