package org.tbimage.core.store;

import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tbimage.testkit.schedule.Bounds;
import org.tbimage.testkit.schedule.Exploration;
import org.tbimage.testkit.schedule.Explorer;
import org.tbimage.testkit.schedule.Scenario;

/** Explores scenarios a little in each build, and further by hand: {@code -Dtbimage.schedules=1000000}. */
final class Exploring {
    /** Most schedules of each way of exploring, but of all orders with one preemption: these are always explored. */
    private static final long MOST = Long.getLong("tbimage.schedules", 50);

    private static final long SEED = Long.getLong("tbimage.schedules.seed", 20261201);

    private Exploring() {}

    /** First without mishaps, then with one, each in all orders; then random walks with several of both. */
    static void explore(String what, Scenario scenario) {
        quietly(scenario, explorer -> {
            report(what + ", one preemption", explorer.exhaust(Bounds.of(1, 0)));
            report(what + ", two preemptions", explorer.exhaust(Bounds.of(2, 0).atMost(MOST)));
            report(
                    what + ", one preemption and one mishap",
                    explorer.exhaust(Bounds.of(1, 1).atMost(MOST)));
            report(what + ", walks", explorer.walk(Bounds.of(4, 2).atMost(MOST), SEED));
        });
    }

    /** Explores without the log of the store, which would have a line for each injected failure. */
    static void quietly(Scenario scenario, Consumer<Explorer> work) {
        Logger log = Logger.getLogger("org.tbimage.core");
        Level before = log.getLevel();
        log.setLevel(Level.OFF);
        try (Explorer explorer = new Explorer(scenario)) {
            work.accept(explorer);
        } finally {
            log.setLevel(before);
        }
    }

    private static void report(String what, Exploration exploration) {
        System.out.println(what + ": " + exploration.requireSafe());
    }
}
