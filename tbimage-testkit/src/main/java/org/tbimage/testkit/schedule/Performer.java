package org.tbimage.testkit.schedule;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.tbimage.store.BlobStore;

/** An actor in a run: its thread waits until it is its turn. */
final class Performer implements Runnable, Executor, ActorContext {
    private static final Duration A_DAY = Duration.ofDays(1);

    private final Scenario.Part part;
    private final Run run;
    private final BlobStore store;
    private final Semaphore turn = new Semaphore(0);
    private final Set<String> changed = new HashSet<>();
    private @Nullable DirectoryState cache;
    private Instant cached = Instant.EPOCH;
    private long history;
    private boolean crashed;

    Performer(Scenario.Part part, Run run) {
        this.part = part;
        this.run = run;
        this.store = new DirectoryClient(new Requests(part.name(), this));
    }

    String name() {
        return part.name();
    }

    Set<Mishap> mishaps() {
        return part.mishaps();
    }

    @Override
    public void run() {
        try {
            await();
            part.actor().run(this);
        } catch (ActorEnded e) {
            // crashed, or the run is over
        } catch (Throwable e) {
            run.failed(this, e);
        } finally {
            run.ended(this);
        }
    }

    void go() {
        turn.release();
    }

    /** Waits for its turn. */
    void await() {
        turn.acquireUninterruptibly();
        if (run.isOver()) {
            throw new ActorEnded();
        }
    }

    @Override
    public BlobStore store() {
        return store;
    }

    @Override
    public Instant now() {
        return switch (run.clock(this)) {
            case CLOCK_BEHIND -> run.server().now().minus(A_DAY);
            case CLOCK_AHEAD -> run.server().now().plus(A_DAY);
            default -> run.server().now();
        };
    }

    @Override
    public <T> T execute(Request<T> request) throws IOException {
        if (crashed || run.isOver()) {
            throw new ActorEnded();
        }
        if (cache == null) {
            cache = run.server().state();
            cached = run.server().now();
        }
        run.takeTurn(this);
        changed.addAll(request.names());
        return run.perform(this, request);
    }

    /** What the cache of the actor's machine answers; empty if it is too old, or the actor has asked for nothing yet. */
    Optional<DirectoryState> cached() {
        if (cache == null || run.server().now().isAfter(cached.plusSeconds(60))) {
            return Optional.empty();
        }
        DirectoryState truth = run.server().state();
        DirectoryState answer = cache;
        for (String name : changed) {
            answer = truth.file(name).isPresent()
                    ? answer.with(name, truth.file(name).orElseThrow())
                    : answer.without(name);
        }
        return Optional.of(answer);
    }

    void crash() {
        crashed = true;
        remember("crashed");
    }

    boolean isCrashed() {
        return crashed;
    }

    /** Notes an answer: what the actor does next depends on its answers alone. */
    void remember(Object answer) {
        history = Mix.of(history, run.print(answer));
    }

    /** A number of its answers; what its cache holds counts only if an answer may be stale. */
    long history(boolean mayBeStale) {
        return cache != null && mayBeStale && mishaps().contains(Mishap.STALE)
                ? Mix.of(history, run.print(cache))
                : history;
    }
}
