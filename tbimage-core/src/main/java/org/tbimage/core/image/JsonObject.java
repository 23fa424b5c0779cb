package org.tbimage.core.image;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * An untrusted JSON object, read with size limits. A missing member, or one of another type, causes an {@link
 * IllegalArgumentException} that names it.
 */
public record JsonObject(Map<String, Object> members) {
    private static final JsonFactory FACTORY = new JsonFactoryBuilder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(16)
                    .maxNumberLength(20)
                    .maxStringLength(4096)
                    .maxDocumentLength(Manifest.MAX_BYTES)
                    .build())
            .build();

    /** Parses the text of one object. */
    public static JsonObject parse(byte[] bytes) {
        try (JsonParser parser = FACTORY.createParser(bytes)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException("it is not a JSON object");
            }
            JsonObject object = object(parser);
            if (parser.nextToken() != null) {
                throw new IllegalArgumentException("other text follows the JSON object");
            }
            return object;
        } catch (IOException e) {
            throw new IllegalArgumentException("it is not valid JSON: " + e.getMessage(), e);
        }
    }

    private static JsonObject object(JsonParser parser) throws IOException {
        Map<String, Object> members = new HashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            members.put(name, value(parser));
        }
        return new JsonObject(members);
    }

    private static List<Object> array(JsonParser parser) throws IOException {
        List<Object> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value(parser));
        }
        return elements;
    }

    private static Object value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT -> parser.getLongValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> Other.VALUE;
        };
    }

    /** A null or a fraction. No member has such a value today, but one of a later version may. */
    private enum Other {
        VALUE
    }

    private <T> T member(String name, Class<T> type) {
        Object value = members.get(name);
        if (!type.isInstance(value)) {
            throw new IllegalArgumentException("'" + name + "' is missing or has another type");
        }
        return type.cast(value);
    }

    public String text(String name) {
        return member(name, String.class);
    }

    /** {@return a text, or empty if there is no such member} */
    public Optional<String> optionalText(String name) {
        return members.containsKey(name) ? Optional.of(text(name)) : Optional.empty();
    }

    public long number(String name) {
        return member(name, Long.class);
    }

    int intNumber(String name) {
        return Math.toIntExact(number(name));
    }

    /** {@return a number, or empty if there is no such member} */
    public OptionalInt optionalInt(String name) {
        return members.containsKey(name) ? OptionalInt.of(intNumber(name)) : OptionalInt.empty();
    }

    OptionalLong optionalNumber(String name) {
        return members.containsKey(name) ? OptionalLong.of(number(name)) : OptionalLong.empty();
    }

    /** The numbers of an array; none if there is no such member. */
    int[] optionalInts(String name) {
        if (!members.containsKey(name)) {
            return new int[0];
        }
        List<?> elements = member(name, List.class);
        int[] numbers = new int[elements.size()];
        for (int i = 0; i < numbers.length; i++) {
            if (!(elements.get(i) instanceof Long number)) {
                throw new IllegalArgumentException("'" + name + "' contains something that is not a number");
            }
            numbers[i] = Math.toIntExact(number);
        }
        return numbers;
    }

    boolean flag(String name) {
        return member(name, Boolean.class);
    }

    JsonObject object(String name) {
        return member(name, JsonObject.class);
    }

    /** {@return an object, or empty if there is no such member} */
    public Optional<JsonObject> optionalObject(String name) {
        return members.containsKey(name) ? Optional.of(object(name)) : Optional.empty();
    }

    public List<JsonObject> objects(String name) {
        List<JsonObject> objects = new ArrayList<>();
        for (Object element : member(name, List.class)) {
            if (!(element instanceof JsonObject object)) {
                throw new IllegalArgumentException("'" + name + "' contains something that is not an object");
            }
            objects.add(object);
        }
        return objects;
    }
}
