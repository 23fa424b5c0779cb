package org.tbimage.testbox.output;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;

/**
 * What is to know about one thing: a name and a value on each line.
 *
 * @param key what machines call it
 * @param items what is to know, in the order to show it
 */
public record Facts(String key, List<Item> items) implements Body {
    private static final String GAP = "  ";

    /** Keeps a copy. */
    public Facts {
        items = List.copyOf(items);
    }

    @Override
    public String text() {
        int width = items.stream().mapToInt(item -> item.name().length()).max().orElse(0);
        StringBuilder text = new StringBuilder();
        for (Item item : items) {
            String name = item.name().replace('-', ' ');
            text.append(GAP).append(name).append(" ".repeat(width - name.length()));
            text.append(GAP).append(SafeText.line(item.value().full())).append('\n');
        }
        return text.toString();
    }

    @Override
    public void write(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart(key);
        Json.members(json, items);
        json.writeEndObject();
    }
}
