package org.tbimage.testbox.output;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/**
 * The result of an action on several things: a table of them, then facts about all together.
 *
 * @param facts the facts about all
 * @param items the things
 */
public record ItemizedFacts(Facts facts, Listing items) implements Body {
    @Override
    public String text() {
        return items.text() + facts.text();
    }

    @Override
    public void write(JsonGenerator json) throws IOException {
        facts.write(json);
        items.write(json);
    }
}
