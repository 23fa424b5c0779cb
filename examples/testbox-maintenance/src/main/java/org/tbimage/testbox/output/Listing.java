package org.tbimage.testbox.output;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tbimage.action.Fact;

/**
 * Things of one kind. People see a table of the most important columns; programs get all facts.
 *
 * @param key the name of the JSON array
 * @param columns names of the facts that are columns of the table
 * @param rows the things, each with all its facts
 * @param ifEmpty what people are told if there are no rows; empty for nothing
 */
public record Listing(String key, List<String> columns, List<List<Fact>> rows, String ifEmpty) implements Body {
    /** Copies the lists. */
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
            table.column(title, rows.stream().map(row -> find(row, column)).toList());
        }
        return table.text();
    }

    private static Optional<Fact> find(List<Fact> row, String name) {
        return row.stream().filter(fact -> fact.name().equals(name)).findFirst();
    }

    @Override
    public Optional<String> remark() {
        return rows.isEmpty() && !ifEmpty.isEmpty() ? Optional.of(ifEmpty) : Optional.empty();
    }

    /** All objects have the same members; a fact that a row does not have is null. */
    @Override
    public void write(JsonGenerator json) throws IOException {
        Map<String, Fact> missing = new LinkedHashMap<>();
        rows.forEach(row -> row.forEach(fact -> missing.put(fact.name(), Fact.text(fact.name(), ""))));
        json.writeArrayFieldStart(key);
        for (List<Fact> row : rows) {
            json.writeStartObject();
            Json.members(json, row);
            Json.members(
                    json,
                    missing.values().stream()
                            .filter(fact -> find(row, fact.name()).isEmpty())
                            .toList());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
