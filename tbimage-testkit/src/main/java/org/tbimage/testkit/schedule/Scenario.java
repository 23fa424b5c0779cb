package org.tbimage.testkit.schedule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Actors that work in one store at the same time, what may go wrong with each, and what must hold.
 *
 * @param start the store at the beginning
 * @param clock its clock at the beginning
 * @param cast the actors
 * @param watch makes a watch for each run
 * @param finale a check at the end of each run
 * @param fingerprint what of the content of files counts
 */
public record Scenario(
        DirectoryState start,
        Instant clock,
        List<Part> cast,
        Supplier<Watch> watch,
        Finale finale,
        Fingerprint fingerprint) {
    /**
     * An actor and what can go wrong with it.
     *
     * @param name its name in reports; for nobody else
     * @param actor the actor
     * @param mishaps what can go wrong with it
     */
    public record Part(String name, Actor actor, Set<Mishap> mishaps) {
        /** Copies the set. */
        public Part {
            mishaps = mishaps.isEmpty() ? Set.of() : Set.copyOf(mishaps);
        }
    }

    /** Copies the list. */
    public Scenario {
        cast = List.copyOf(cast);
    }

    /**
     * A scenario without actors that begins with the present content of a directory.
     *
     * @param directory the store
     * @return the scenario
     */
    public static Scenario in(SharedDirectory directory) {
        return new Scenario(
                directory.state(), directory.now(), List.of(), () -> state -> {}, end -> {}, Fingerprint.OF_ALL_BYTES);
    }

    /**
     * The same with one more actor.
     *
     * @param name its name in reports
     * @param actor the actor
     * @param mishaps what can go wrong with it
     * @return the scenario
     */
    public Scenario with(String name, Actor actor, Mishap... mishaps) {
        List<Part> more = new ArrayList<>(cast);
        Set<Mishap> set = EnumSet.noneOf(Mishap.class);
        set.addAll(List.of(mishaps));
        more.add(new Part(name, actor, set));
        return new Scenario(start, clock, more, watch, finale, fingerprint);
    }

    /**
     * The same with another watch.
     *
     * @param watches makes a watch for each run
     * @return the scenario
     */
    public Scenario watchedBy(Supplier<Watch> watches) {
        return new Scenario(start, clock, cast, watches, finale, fingerprint);
    }

    /**
     * The same with another check at the end.
     *
     * @param check the check
     * @return the scenario
     */
    public Scenario endingWith(Finale check) {
        return new Scenario(start, clock, cast, watch, check, fingerprint);
    }

    /**
     * The same where other parts of the content count.
     *
     * @param of makes numbers of contents
     * @return the scenario
     */
    public Scenario comparedBy(Fingerprint of) {
        return new Scenario(start, clock, cast, watch, finale, of);
    }
}
