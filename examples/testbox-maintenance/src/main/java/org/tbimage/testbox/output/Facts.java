package org.tbimage.testbox.output;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.tbimage.action.Fact;

/**
 * The facts about one thing, one per line.
 *
 * @param key the name of the JSON object
 * @param facts the facts, in the order in which they are shown
 */
public record Facts(String key, List<Fact> facts) implements Body {
    private static final String GAP = "  ";

    /** Copies the list. */
    public Facts {
        facts = List.copyOf(facts);
    }

    @Override
    public String text() {
        int width = facts.stream().mapToInt(fact -> fact.name().length()).max().orElse(0);
        StringBuilder text = new StringBuilder();
        for (Fact fact : facts) {
            String name = fact.name().replace('-', ' ');
            text.append(GAP).append(name).append(" ".repeat(width - name.length()));
            text.append(GAP).append(SafeText.line(FactText.full(fact))).append('\n');
        }
        return text.toString();
    }

    @Override
    public void write(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart(key);
        Json.members(json, facts);
        json.writeEndObject();
    }
}
