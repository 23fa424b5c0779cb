package org.tbimage.action;

import java.util.List;

/**
 * How a finished action went.
 *
 * @param summary one line for a person
 * @param facts what to know, in the order to show it
 * @param warnings what the user must know though the action succeeded, one line each
 */
public record Outcome(String summary, List<Fact> facts, List<String> warnings) {
    public Outcome {
        facts = List.copyOf(facts);
        warnings = List.copyOf(warnings);
    }
}
