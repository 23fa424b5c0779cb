package org.tbimage.action;

import java.util.List;

/**
 * How a finished action went.
 *
 * @param summary one line for a person
 * @param facts what to know, in the order to show it
 * @param warnings what the user must know though the action succeeded, one line each
 * @param items the things of one kind that the action dealt with, such as the images of a store, in order; each has the same facts.
 *     Empty if there are none, or if the facts say all
 */
public record Outcome(String summary, List<Fact> facts, List<String> warnings, List<List<Fact>> items) {
    public Outcome {
        facts = List.copyOf(facts);
        warnings = List.copyOf(warnings);
        items = items.stream().map(List::copyOf).toList();
    }

    /**
     * An outcome without items.
     *
     * @param summary one line for a person
     * @param facts what to know, in the order to show it
     * @param warnings what the user must know though the action succeeded, one line each
     */
    public Outcome(String summary, List<Fact> facts, List<String> warnings) {
        this(summary, facts, warnings, List.of());
    }
}
