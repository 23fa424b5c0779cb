package org.tbimage.testkit.schedule;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One run of a scenario. Exactly one performer runs at any time: it makes the decisions at its own steps, and wakes another one
 * if that one is to go on. So the state of the run is guarded by the turn.
 */
final class Run {
    private static final int MOST_SECONDS = 60;

    private final Scenario scenario;
    private final Decider decider;
    private final SharedDirectory server;
    private final Watch watch;
    private final List<Performer> performers = new ArrayList<>();
    private final List<Performer> ready = new ArrayList<>();
    private final Late late;
    private final Hazards hazards;
    private final Trace trace;
    private final CountDownLatch ended;
    private volatile boolean over;
    private boolean cut;
    private Optional<Throwable> violation = Optional.empty();
    private @Nullable DirectoryState seen;
    private int preemptions;
    private long steps;

    Run(Scenario scenario, Bounds bounds, Decider decider, Trace trace) {
        this.scenario = scenario;
        this.decider = decider;
        this.trace = trace;
        this.server = new SharedDirectory(scenario.start(), scenario.clock());
        this.watch = scenario.watch().get();
        this.late = new Late(server);
        this.hazards = new Hazards(this, decider, late, bounds.mishaps());
        this.preemptions = bounds.preemptions();
        scenario.cast().forEach(part -> performers.add(new Performer(part, this)));
        this.ready.addAll(performers);
        this.ended = new CountDownLatch(performers.size());
    }

    /** Makes the run, and returns when all performers have ended. */
    Run make(ExecutorService threads) throws InterruptedException {
        see();
        if (!over) {
            performers.forEach(threads::execute);
            next();
            if (!ended.await(MOST_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("an actor waits for something else than the store: " + trace);
            }
        }
        return this;
    }

    SharedDirectory server() {
        return server;
    }

    boolean isOver() {
        return over;
    }

    /** Lets other performers go on before the present one does, if that is decided. */
    void takeTurn(Performer present) {
        if (decider.isKnown(state(present), preemptions, hazards.left())) {
            cut = true;
            end();
            throw new ActorEnded();
        }
        int others = preemptions > 0 ? ready.size() - 1 : 0;
        int decision = decide(Decider.Question.WHO, 1 + others + late.size());
        while (decision > others) {
            trace.add("network", late.execute(decision - others - 1));
            see();
            decision = decide(Decider.Question.WHO, 1 + others + late.size());
        }
        if (decision > 0) {
            preemptions--;
            List<Performer> rest = new ArrayList<>(ready);
            rest.remove(present);
            rest.get(decision - 1).go();
            present.await();
        }
    }

    private int decide(Decider.Question question, int options) {
        return options > 1 ? decider.decide(question, options) : 0;
    }

    /** Executes a request of the performer whose turn it is. */
    <T> T perform(Performer present, Request<T> request) throws IOException {
        steps++;
        try {
            T answer = hazards.pass(present, request);
            present.remember(answer);
            trace.add(present.name(), request.what() + ": " + trace.text(answer));
            return answer;
        } catch (IOException e) {
            present.remember(e.getClass());
            trace.add(present.name(), request.what() + ": " + e.getMessage());
            throw e;
        } finally {
            see();
        }
    }

    void note(Performer performer, Mishap mishap) {
        trace.add(performer.name(), mishap.toString());
    }

    Mishap clock(Performer present) {
        Mishap clock = hazards.clock(present);
        present.remember(clock);
        return clock;
    }

    /** Lets the watch see the store. */
    private void see() {
        DirectoryState state = server.state();
        if (state == seen) {
            return;
        }
        seen = state;
        try {
            watch.see(state);
        } catch (AssertionError e) {
            violate(e);
        }
    }

    private void violate(Throwable reason) {
        if (violation.isEmpty()) {
            violation = Optional.of(reason);
        }
        end();
    }

    /** Takes note of what an actor threw. */
    void failed(Performer performer, Throwable failure) {
        trace.add(performer.name(), "ends with " + failure);
        boolean expected = failure instanceof IOException && hazards.happened();
        if (!over && !performer.isCrashed() && !expected) {
            violate(failure);
        }
    }

    void ended(Performer performer) {
        if (!over) {
            ready.remove(performer);
            trace.add(performer.name(), "ended");
            next();
        }
        ended.countDown();
    }

    private void next() {
        if (!ready.isEmpty()) {
            ready.get(decide(Decider.Question.NEXT, ready.size())).go();
        }
    }

    /** Lets all that wait unwind. */
    private void end() {
        if (!over) {
            over = true;
            performers.forEach(Performer::go);
        }
    }

    private long state(Performer present) {
        long state = Mix.of(Mix.of(print(server.state()), server.now()), present.name());
        for (Performer performer : performers) {
            state = Mix.of(state, performer.history(hazards.left() > 0));
        }
        return Mix.of(Mix.of(state, late.print()), watch.memory());
    }

    long print(DirectoryState state) {
        return state.print(scenario.fingerprint());
    }

    long print(Object answer) {
        if (answer instanceof Optional<?> some) {
            return some.map(this::print).orElse(7L);
        }
        return answer instanceof StoredFile file ? file.print(scenario.fingerprint()) : answer.hashCode();
    }

    boolean isCut() {
        return cut;
    }

    long steps() {
        return steps;
    }

    Optional<Throwable> violation() {
        return violation;
    }

    /** The owners of claims that are still at work. */
    boolean isOfLiving(StoredFile file) {
        String owner = file.identity().substring(0, file.identity().lastIndexOf('-'));
        return performers.stream()
                .anyMatch(
                        performer -> !performer.isCrashed() && performer.name().equals(owner));
    }

    @Override
    public String toString() {
        return trace.toString();
    }
}
