package org.tbimage.testkit.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tbimage.testkit.store.BlobStoreFixture.bytes;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import org.junit.jupiter.api.Test;
import org.tbimage.store.BlobStore;

/** The explorer reaches each order and each mishap within its bounds, repeats a run exactly, and reports what it finds. */
class ExplorerTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final SharedDirectory directory = new SharedDirectory(NOON);
    private final Set<String> seen = new ConcurrentSkipListSet<>();

    /** A put that is not atomic: another process may act between the look-up and the put. */
    private static Actor checkThenPut(String text) {
        return context -> {
            if (context.store().length("blob").isEmpty()) {
                context.store().put("blob", bytes(text));
            }
        };
    }

    /** The blob never changes. */
    private static Watch unchanged() {
        List<String> before = new ArrayList<>();
        return state -> {
            String now = state.file("blob").map(StoredFile::identity).orElse("");
            if (!before.isEmpty() && !before.contains(now)) {
                throw new AssertionError("the blob was replaced");
            }
            if (!now.isEmpty()) {
                before.add(now);
            }
        };
    }

    private Scenario race() {
        return Scenario.in(directory)
                .watchedBy(ExplorerTest::unchanged)
                .with("one", checkThenPut("1"))
                .with("two", checkThenPut("2"));
    }

    @Test
    void findsARaceWithOnePreemption() {
        try (Explorer explorer = new Explorer(race())) {
            assertThat(explorer.exhaust(Bounds.of(0, 0)).violation()).isEmpty();
            Violation found = explorer.exhaust(Bounds.of(1, 0)).violation().orElseThrow();
            assertThat(found.reason()).contains("the blob was replaced");
            assertThat(found.trace()).contains("one", "two", "rename");
            assertThat(explorer.replay(found.schedule())).hasValue(found);
        }
    }

    @Test
    void walksFindItToo() {
        try (Explorer explorer = new Explorer(race())) {
            Exploration first = explorer.walk(Bounds.of(2, 0).atMost(100), 7);
            assertThat(first.violation()).isPresent();
            Exploration again = explorer.walk(Bounds.of(2, 0).atMost(100), 7);
            assertThat(again.schedules()).isEqualTo(first.schedules());
            assertThat(again.violation()).isEqualTo(first.violation());
        }
    }

    /** Two actors with two requests each have six orders. */
    @Test
    void makesAllOrders() {
        List<String> order = new ArrayList<>();
        Scenario scenario = Scenario.in(directory)
                .comparedBy(content -> 0)
                .with("a", context -> twice(context.store(), "a", order))
                .with("b", context -> twice(context.store(), "b", order))
                .watchedBy(() -> {
                    order.clear();
                    return state -> {};
                })
                .endingWith(end -> {});
        try (Explorer explorer = new Explorer(scenario)) {
            assertThat(explorer.exhaust(Bounds.of(3, 0)).complete()).isTrue();
        }
        assertThat(seen).containsExactlyInAnyOrder("aabb", "abab", "abba", "baab", "baba", "bbaa");
    }

    /** The store never looks the same in two orders, so none is cut. */
    private void twice(BlobStore store, String name, List<String> order) throws IOException {
        for (int i = 0; i < 2; i++) {
            store.delete("none");
            order.add(name);
        }
        if (order.size() == 4) {
            seen.add(String.join("", order));
        }
    }

    private Set<String> ends(Actor actor, Mishap... mishaps) {
        Set<String> ends = new TreeSet<>();
        Scenario scenario = Scenario.in(directory)
                .with("actor", actor, mishaps)
                .endingWith(end -> ends.add(String.join(" ", end.state().files().keySet())));
        try (Explorer explorer = new Explorer(scenario)) {
            explorer.exhaust(Bounds.of(0, 1)).requireSafe();
        }
        return ends;
    }

    private static void write(ActorContext context) throws IOException {
        try (BlobStore.Sink sink = context.store().create("blob", 1).orElseThrow()) {
            sink.commit();
        }
    }

    @Test
    void aCrashLeavesWhatWasDone() {
        assertThat(ends(ExplorerTest::write, Mishap.CRASH))
                .containsExactlyInAnyOrder("", ".blob.tmp", ".blob.tmp blob", "blob");
    }

    @Test
    void aFailureHasNoEffect() {
        assertThat(ends(ExplorerTest::write, Mishap.FAILURE))
                .contains("", "blob")
                .doesNotContain(".blob.tmp blob");
    }

    /** The claim is given back by the writer, and the blob is there. */
    @Test
    void aLostAnswerHasTheEffect() {
        List<String> failures = new ArrayList<>();
        Actor actor = context -> {
            try {
                context.store().delete("blob");
            } catch (IOException e) {
                failures.add(e.getMessage());
                throw e;
            }
        };
        directory.create("blob", "test-1", new byte[1]);
        assertThat(ends(actor, Mishap.LOST_ANSWER)).containsExactly("");
        assertThat(failures).containsExactly("unlink blob: the server did not answer");
    }

    @Test
    void aLateRequestIsExecutedLaterOrNever() {
        directory.create("blob", "test-1", new byte[1]);
        Set<String> found = new TreeSet<>();
        Actor actor = context -> {
            try {
                context.store().delete("blob");
            } catch (IOException e) {
                found.add("before: " + context.store().list(""));
                found.add("after: " + context.store().list(""));
            }
        };
        ends(actor, Mishap.LATE);
        assertThat(found).contains("before: [blob]", "after: [blob]", "after: []", "before: []");
    }

    /** A cache answers as of the first request of the actor, for a minute, but for what it changed itself. */
    @Test
    void aStaleAnswerIsAnOldOne() {
        Set<String> lists = new TreeSet<>();
        Scenario scenario = Scenario.in(directory)
                .with(
                        "reader",
                        context -> {
                            context.store().put("own", bytes("1"));
                            lists.add(context.store().list("").toString());
                        },
                        Mishap.STALE)
                .with("writer", context -> context.store().put("other", bytes("2")));
        try (Explorer explorer = new Explorer(scenario)) {
            explorer.exhaust(Bounds.of(1, 1)).requireSafe();
        }
        assertThat(lists).containsExactlyInAnyOrder("[own]", "[other, own]");
    }

    @Test
    void aCacheIsForgottenAfterAMinute() {
        Set<String> answers = new TreeSet<>();
        Scenario scenario = Scenario.in(directory)
                .with(
                        "reader",
                        context -> {
                            context.store().length("none");
                            boolean late = context.store().now("").orElseThrow().isAfter(NOON);
                            answers.add(
                                    late + " " + context.store().length("other").isPresent());
                        },
                        Mishap.STALE,
                        Mishap.TIME_PASSES)
                .with("writer", context -> context.store().put("other", bytes("2")));
        try (Explorer explorer = new Explorer(scenario)) {
            explorer.exhaust(Bounds.of(2, 2)).requireSafe();
        }
        assertThat(answers).contains("false false", "false true", "true true");
    }

    /** A claim of an actor that lives is never old; one of a crashed actor is. */
    @Test
    void livingActorsRenewTheirClaims() {
        Set<String> sweeps = new TreeSet<>();
        Scenario scenario = Scenario.in(directory)
                .with("writer", ExplorerTest::write, Mishap.CRASH)
                .with(
                        "sweeper",
                        context -> {
                            boolean claimed = !context.store().claims("").isEmpty();
                            sweeps.add(claimed + " " + context.store().sweepAbandoned("", key -> true));
                        },
                        Mishap.TIME_PASSES);
        try (Explorer explorer = new Explorer(scenario)) {
            explorer.exhaust(Bounds.of(1, 1)).requireSafe();
            assertThat(sweeps).doesNotContain("true 1");
            explorer.exhaust(Bounds.of(1, 2)).requireSafe();
            assertThat(sweeps).contains("true 1");
        }
    }

    @Test
    void clocksOfMachinesMayBeWrong() {
        Set<Duration> errors = new TreeSet<>();
        ends(context -> errors.add(Duration.between(NOON, context.now())), Mishap.CLOCK_AHEAD, Mishap.CLOCK_BEHIND);
        assertThat(errors).containsExactly(Duration.ofDays(-1), Duration.ZERO, Duration.ofDays(1));
    }

    /** An actor that fails although nothing went wrong breaks a promise, and so does any exception that is not of the store. */
    @Test
    void anUnexpectedExceptionIsAViolation() {
        assertThat(violation(context -> context.store().read("none", 0, bytes(""))))
                .contains("BlobMissingException");
        assertThat(violation(context -> {
                    throw new IllegalStateException("wrong");
                }))
                .contains("wrong");
    }

    private String violation(Actor actor) {
        try (Explorer explorer = new Explorer(Scenario.in(directory).with("actor", actor))) {
            return explorer.exhaust(Bounds.of(1, 1)).violation().orElseThrow().reason();
        }
    }

    @Test
    void whatIsLeftAtTheEndIsChecked() {
        Scenario scenario = Scenario.in(directory)
                .with("actor", context -> context.store().put("blob", bytes("1")))
                .endingWith(end -> assertThat(end.state().files()).isEmpty());
        try (Explorer explorer = new Explorer(scenario)) {
            Exploration found = explorer.exhaust(Bounds.of(0, 0));
            assertThat(found.violation().orElseThrow().reason()).startsWith("at the end: ");
            assertThatThrownBy(found::requireSafe).isInstanceOf(AssertionError.class);
        }
    }

    @Test
    void aScheduleThatDoesNotFitIsRefused() {
        try (Explorer explorer = new Explorer(race())) {
            assertThatThrownBy(() -> explorer.replay("p1")).hasMessageContaining("expected one as in");
            assertThatThrownBy(() -> explorer.replay("p1,m0:0=5")).hasMessageContaining("does not fit");
            assertThat(explorer.replay("p1,m0:1=5").orElseThrow().reason()).contains("does not fit");
        }
    }
}
