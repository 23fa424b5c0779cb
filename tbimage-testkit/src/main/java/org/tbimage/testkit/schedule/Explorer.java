package org.tbimage.testkit.schedule;

import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Explores how the actors of a scenario may interleave. Each run begins anew, and its decisions determine it. If a promise is
 * broken, the exploration ends with the decisions of that run, which {@link #replay} repeats.
 */
public final class Explorer implements AutoCloseable {
    private static final long MOST_PER_WALK = 1_000_003;

    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "actor");
        thread.setDaemon(true);
        return thread;
    });

    private final Scenario scenario;
    private final Set<Long> finished = new HashSet<>();

    /**
     * Prepares.
     *
     * @param scenario what is explored
     */
    public Explorer(Scenario scenario) {
        this.scenario = scenario;
    }

    /**
     * Makes all runs within bounds, depth first. A run ends early in a state from which all was explored before.
     *
     * @param bounds how far to go
     * @return what came of it
     */
    public Exploration exhaust(Bounds bounds) {
        DepthFirst decider = new DepthFirst();
        Tally tally = new Tally();
        boolean more = true;
        while (more && tally.runs() < bounds.schedules()) {
            Optional<String> broken = run(bounds, decider, tally);
            if (broken.isPresent()) {
                return tally.result(decider.states(), false, explain(Schedule.of(bounds, decider.decisions())));
            }
            more = decider.next();
        }
        return tally.result(decider.states(), !more, Optional.empty());
    }

    /**
     * Makes runs whose decisions are drawn by chance.
     *
     * @param bounds most preemptions and mishaps of a run, and the number of runs
     * @param seed makes the same runs each time
     * @return what came of it
     */
    public Exploration walk(Bounds bounds, long seed) {
        Tally tally = new Tally();
        int who = 0;
        int how = 0;
        while (tally.runs() < bounds.schedules()) {
            RandomWalk walk = new RandomWalk(seed * MOST_PER_WALK + tally.runs(), bounds, who, how);
            Optional<String> broken = run(bounds, walk, tally);
            if (broken.isPresent()) {
                return tally.result(0, false, explain(Schedule.of(bounds, walk.decisions())));
            }
            who = Math.max(who, walk.whoLength());
            how = Math.max(how, walk.howLength());
        }
        return tally.result(0, false, Optional.empty());
    }

    /**
     * Repeats one run.
     *
     * @param schedule the decisions, as a {@link Violation} has them
     * @return the violation, or empty if there is none
     */
    public Optional<Violation> replay(String schedule) {
        return explain(Schedule.parse(schedule));
    }

    private Optional<String> run(Bounds bounds, Decider decider, Tally tally) {
        Run run = make(bounds, decider, new Trace(false));
        tally.add(run);
        return run.violation().map(Throwable::toString).or(() -> run.isCut() ? Optional.empty() : end(run));
    }

    private Run make(Bounds bounds, Decider decider, Trace trace) {
        try {
            return new Run(scenario, bounds, decider, trace).make(threads);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Checks what a run left behind, unless a run before left the same. */
    private Optional<String> end(Run run) {
        long print = Mix.of(run.print(run.server().state()), run.server().now());
        return finished.add(print) ? finale(run) : Optional.empty();
    }

    private Optional<String> finale(Run run) {
        try {
            scenario.finale().check(run.server());
            return Optional.empty();
        } catch (Exception | AssertionError e) {
            return Optional.of("at the end: " + e);
        }
    }

    /** Repeats a run, and keeps its steps. */
    private Optional<Violation> explain(Schedule schedule) {
        Run run = make(schedule.bounds(), new Repetition(schedule), new Trace(true));
        Optional<String> reason = run.violation().map(Throwable::toString).or(() -> finale(run));
        return reason.map(text -> new Violation(text, schedule.toString(), run.toString()));
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    /** Counts runs. */
    private static final class Tally {
        private final long began = System.nanoTime();
        private long runs;
        private long cut;
        private long steps;

        void add(Run run) {
            runs++;
            cut += run.isCut() ? 1 : 0;
            steps += run.steps();
        }

        long runs() {
            return runs;
        }

        Exploration result(long states, boolean complete, Optional<Violation> violation) {
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            return new Exploration(runs, cut, states, steps, took, complete, violation);
        }
    }
}
