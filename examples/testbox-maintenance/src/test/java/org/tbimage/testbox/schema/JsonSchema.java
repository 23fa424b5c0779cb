package org.tbimage.testbox.schema;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Checks JSON against a schema of docs/json-schema. Any keyword that is not used there is an error, so no
 * part of a schema remains unchecked.
 */
public final class JsonSchema {
    /** The output of the command line. */
    public static final JsonSchema OUTPUT = read("output.schema.json");

    /** The record of a run of the service. */
    public static final JsonSchema RUN_RECORD = read("run-record.schema.json");

    private static final Set<String> WITHOUT_RULES = Set.of("$schema", "$defs", "title", "description");

    private final Map<?, ?> root;

    private JsonSchema(Map<?, ?> root) {
        this.root = root;
    }

    private static JsonSchema read(String file) {
        try {
            String text = Files.readString(Path.of("../../docs/json-schema").resolve(file));
            return new JsonSchema((Map<?, ?>) Objects.requireNonNull(JsonTree.parse(text)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return what is wrong, a line for each; empty if nothing is} */
    public List<String> check(String json) throws IOException {
        return check(JsonTree.parse(json), root, "$");
    }

    /** {@return the names that a definition gives to members} */
    Set<String> members(String definition) {
        Map<?, ?> properties = (Map<?, ?>) definition(definition).get("properties");
        Set<String> names = new TreeSet<>();
        properties.keySet().forEach(name -> names.add((String) name));
        return names;
    }

    private Map<?, ?> definition(String name) {
        Map<?, ?> definitions = (Map<?, ?>) Objects.requireNonNull(root.get("$defs"));
        return (Map<?, ?>) Objects.requireNonNull(definitions.get(name), name);
    }

    private List<String> check(@Nullable Object value, Map<?, ?> schema, String place) {
        List<String> wrong = new ArrayList<>();
        for (Map.Entry<?, ?> rule : schema.entrySet()) {
            String keyword = (String) rule.getKey();
            if (!WITHOUT_RULES.contains(keyword)) {
                wrong.addAll(check(value, keyword, rule.getValue(), schema, place));
            }
        }
        return wrong;
    }

    private List<String> check(@Nullable Object value, String keyword, Object rule, Map<?, ?> schema, String place) {
        return switch (keyword) {
            case "$ref" -> check(value, definition(((String) rule).replace("#/$defs/", "")), place);
            case "oneOf" -> oneOf(value, (List<?>) rule, place);
            case "type" -> ifNot(hasType(value, rule), place + ": " + value + " is not " + rule);
            case "const" -> ifNot(rule.equals(value), place + ": " + value + " is not " + rule);
            case "enum" ->
                ifNot(((Collection<?>) rule).contains(value), place + ": " + value + " is not one of " + rule);
            case "minimum" ->
                ifNot(!(value instanceof Long number) || number >= (Long) rule, place + ": " + value + " < " + rule);
            case "minLength" ->
                ifNot(!(value instanceof String text) || text.length() >= (Long) rule, place + ": is empty");
            case "pattern" ->
                ifNot(
                        !(value instanceof String text)
                                || Pattern.compile((String) rule).matcher(text).find(),
                        place + ": " + value + " does not match " + rule);
            case "items" -> items(value, (Map<?, ?>) rule, place);
            case "properties" -> properties(value, (Map<?, ?>) rule, place);
            case "required" -> required(value, (List<?>) rule, place);
            case "additionalProperties" -> others(value, rule, schema, place);
            default -> throw new IllegalArgumentException(place + ": the keyword " + keyword + " is not known");
        };
    }

    private static List<String> ifNot(boolean good, String otherwise) {
        return good ? List.of() : List.of(otherwise);
    }

    private static boolean hasType(@Nullable Object value, Object rule) {
        if (rule instanceof List<?> several) {
            return several.stream().anyMatch(one -> hasType(value, one));
        }
        return switch ((String) rule) {
            case "object" -> value instanceof Map;
            case "array" -> value instanceof List;
            case "string" -> value instanceof String;
            case "integer" -> value instanceof Long;
            case "boolean" -> value instanceof Boolean;
            case "null" -> value == null;
            default -> throw new IllegalArgumentException("the type " + rule + " is not known");
        };
    }

    private List<String> oneOf(@Nullable Object value, List<?> schemas, String place) {
        List<String> wrong = new ArrayList<>();
        int good = 0;
        for (Object schema : schemas) {
            List<String> here = check(value, (Map<?, ?>) schema, place);
            good += here.isEmpty() ? 1 : 0;
            wrong.add(schema + ": " + here);
        }
        return good == 1 ? List.of() : List.of(place + ": " + good + " forms fit: " + String.join("\n  ", wrong));
    }

    private List<String> items(@Nullable Object value, Map<?, ?> schema, String place) {
        List<String> wrong = new ArrayList<>();
        if (value instanceof List<?> list) {
            list.forEach(item -> wrong.addAll(check(item, schema, place + "[]")));
        }
        return wrong;
    }

    private List<String> properties(@Nullable Object value, Map<?, ?> schemas, String place) {
        List<String> wrong = new ArrayList<>();
        if (value instanceof Map<?, ?> object) {
            schemas.forEach((name, schema) -> {
                if (object.containsKey(name)) {
                    wrong.addAll(check(object.get(name), (Map<?, ?>) schema, place + "." + name));
                }
            });
        }
        return wrong;
    }

    private static List<String> required(@Nullable Object value, List<?> names, String place) {
        List<String> wrong = new ArrayList<>();
        if (value instanceof Map<?, ?> object) {
            names.stream().filter(name -> !object.containsKey(name)).forEach(name -> wrong.add(place + ": no " + name));
        }
        return wrong;
    }

    private List<String> others(@Nullable Object value, Object rule, Map<?, ?> schema, String place) {
        List<String> wrong = new ArrayList<>();
        if (value instanceof Map<?, ?> object) {
            Map<?, ?> known = (Map<?, ?>) Objects.requireNonNullElse(schema.get("properties"), Map.of());
            object.forEach((name, member) -> {
                if (!known.containsKey(name)) {
                    wrong.addAll(
                            rule instanceof Map<?, ?> form
                                    ? check(member, form, place + "." + name)
                                    : List.of(place + ": " + name + " is not known"));
                }
            });
        }
        return wrong;
    }
}
