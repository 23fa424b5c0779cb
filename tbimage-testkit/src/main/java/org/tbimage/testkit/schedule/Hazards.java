package org.tbimage.testkit.schedule;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tbimage.store.PassingFailureException;

/** Decides what goes wrong at each request, and lets it go wrong. */
final class Hazards {
    private static final Duration LONG = Duration.ofHours(3);

    private final Run run;
    private final Decider decider;
    private final Late late;
    private final int most;
    private int left;

    Hazards(Run run, Decider decider, Late late, int most) {
        this.run = run;
        this.decider = decider;
        this.late = late;
        this.most = most;
        this.left = most;
    }

    int left() {
        return left;
    }

    boolean happened() {
        return left < most;
    }

    <T> T pass(Performer performer, Request<T> request) throws IOException {
        Optional<Mishap> mishap = decide(possible(performer, request));
        return mishap.isEmpty() ? execute(request) : strike(mishap.get(), performer, request);
    }

    private <T> T execute(Request<T> request) {
        return request.effect().apply(run.server());
    }

    private Optional<Mishap> decide(List<Mishap> possible) {
        if (left == 0 || possible.isEmpty()) {
            return Optional.empty();
        }
        int decision = decider.decide(Decider.Question.HOW, possible.size() + 1);
        if (decision == 0) {
            return Optional.empty();
        }
        left--;
        return Optional.of(possible.get(decision - 1));
    }

    private List<Mishap> possible(Performer performer, Request<?> request) {
        List<Mishap> possible = new ArrayList<>();
        for (Mishap mishap : left == 0
                ? List.<Mishap>of()
                : performer.mishaps().stream().sorted().toList()) {
            if (isPossible(mishap, performer, request)) {
                possible.add(mishap);
            }
        }
        return possible;
    }

    /** A crash or a passing of time makes a difference only before a change, or before the server is asked for the time. */
    private boolean isPossible(Mishap mishap, Performer performer, Request<?> request) {
        boolean change = request.kind() == Request.Kind.CHANGE;
        return switch (mishap) {
            case CRASH, LOST_ANSWER, LATE -> change;
            case FAILURE -> true;
            case STALE -> request.kind() == Request.Kind.LOOK && isStale(performer, request);
            case TIME_PASSES, ALL_SLEEP -> change || request.kind() == Request.Kind.TIME;
            case CLOCK_BEHIND, CLOCK_AHEAD -> false;
        };
    }

    private <T> boolean isStale(Performer performer, Request<T> look) {
        return performer
                .cached()
                .filter(state -> !look.answer()
                        .apply(state)
                        .equals(look.answer().apply(run.server().state())))
                .isPresent();
    }

    private <T> T strike(Mishap mishap, Performer performer, Request<T> request) throws IOException {
        run.note(performer, mishap);
        return switch (mishap) {
            case CRASH -> {
                performer.crash();
                throw new ActorEnded();
            }
            case FAILURE -> throw failure(request);
            case LOST_ANSWER -> {
                execute(request);
                throw failure(request);
            }
            case LATE -> {
                late.add(request);
                throw failure(request);
            }
            case STALE -> request.answer().apply(performer.cached().orElseThrow());
            case TIME_PASSES -> {
                run.server().pass(LONG, run::isOfLiving);
                yield execute(request);
            }
            case ALL_SLEEP -> {
                run.server().pass(LONG);
                yield execute(request);
            }
            case CLOCK_BEHIND, CLOCK_AHEAD -> throw new IllegalStateException(mishap + " is of a clock");
        };
    }

    private static IOException failure(Request<?> request) {
        return new PassingFailureException(request.what() + ": the server did not answer", null);
    }

    /** What is wrong with the clock of a machine; {@link Mishap#TIME_PASSES} if nothing is. */
    Mishap clock(Performer performer) {
        List<Mishap> wrong = performer.mishaps().stream()
                .filter(mishap -> mishap == Mishap.CLOCK_BEHIND || mishap == Mishap.CLOCK_AHEAD)
                .sorted()
                .toList();
        return decide(wrong).orElse(Mishap.TIME_PASSES);
    }
}
