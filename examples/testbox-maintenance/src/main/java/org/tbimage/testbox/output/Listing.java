package org.tbimage.testbox.output;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Things of one kind. People see a table of the most telling columns, machines all items.
 *
 * @param key what machines call them
 * @param columns names of the items that make the table
 * @param rows the things, each with all its items
 */
public record Listing(String key, List<String> columns, List<List<Item>> rows) implements Body {
    /** Keeps copies. */
    public Listing {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    @Override
    public String text() {
        if (rows.isEmpty()) {
            return "";
        }
        Table table = new Table();
        for (String column : columns) {
            String title = column.replace('-', ' ').toUpperCase(Locale.ROOT);
            List<Value> values =
                    rows.stream().map(row -> find(row, named(column))).toList();
            table.column(title, values);
        }
        return table.text();
    }

    private static Value find(List<Item> row, Predicate<Item> wanted) {
        return row.stream().filter(wanted).findFirst().map(Item::value).orElse(new Value.Nothing());
    }

    private static Predicate<Item> named(String name) {
        return item -> item.name().equals(name);
    }

    @Override
    public void write(JsonGenerator json) throws IOException {
        Set<String> names = new LinkedHashSet<>();
        rows.forEach(row -> row.forEach(item -> names.add(item.name())));
        json.writeArrayFieldStart(key);
        for (List<Item> row : rows) {
            json.writeStartObject();
            Json.members(json, row);
            for (String name : names) {
                // What one thing has and another has not is null there: all of a kind have the same members.
                if (row.stream().noneMatch(named(name))) {
                    Json.text(json, name, Optional.empty());
                }
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
