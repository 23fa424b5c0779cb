package org.tbimage.core.settings;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tbimage.core.image.JsonObject;
import org.tbimage.core.image.JsonWriter;
import org.tbimage.core.retention.KeepRules;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.store.Share;
import org.tbimage.value.Printable;

/** The settings of a store as JSON. Members that are not known are ignored, and kept when the settings are written. */
final class SettingsText {
    private static final String SHARE = "share";
    private static final String RETENTION = "retention";
    private static final Set<String> OWN = Set.of(SHARE, RETENTION);
    private static final List<String> RULES =
            List.of("keepLast", "keepDaily", "keepWeekly", "keepMonthly", "keepYearly");
    private static final JsonFactory FACTORY = new JsonFactory();

    private SettingsText() {}

    /** Parses the settings; {@code file} is their name in messages. */
    static StoreSettings parse(String file, ByteBuffer text) throws ImagingException {
        try {
            JsonObject json = JsonObject.parse(bytes(text));
            JsonObject retention = json.optionalObject(RETENTION).orElse(new JsonObject(Map.of()));
            List<String> unknown = retention.members().keySet().stream()
                    .filter(name -> !RULES.contains(name))
                    .map(Printable::of)
                    .sorted()
                    .toList();
            return new StoreSettings(json.optionalText(SHARE).map(SettingsText::share), rules(retention), unknown);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new ImagingException(
                    Problem.BAD_SETTING,
                    file + ": the settings of the store are not valid: " + Printable.of(String.valueOf(e.getMessage())),
                    "correct this file, or remove it and set them again",
                    e);
        }
    }

    private static Share share(String word) {
        try {
            return Share.parse(word);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("bad '" + SHARE + "': " + e.getMessage(), e);
        }
    }

    private static KeepRules rules(JsonObject json) {
        int[] numbers = RULES.stream()
                .mapToInt(name -> json.optionalInt(name).orElse(0))
                .toArray();
        return new KeepRules(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4]);
    }

    /** Formats settings; members of the text before that are not known stay in it. */
    static ByteBuffer format(StoreSettings settings, Optional<ByteBuffer> before) throws IOException {
        return JsonWriter.write(json -> {
            if (settings.share().isPresent()) {
                json.writeStringField(SHARE, settings.share().get().word());
            }
            if (!settings.retention().isEmpty()) {
                json.writeObjectFieldStart(RETENTION);
                for (Map.Entry<String, Integer> rule :
                        numbers(settings.retention()).entrySet()) {
                    if (rule.getValue() > 0) {
                        json.writeNumberField(rule.getKey(), rule.getValue());
                    }
                }
                json.writeEndObject();
            }
            if (before.isPresent()) {
                copyOthers(bytes(before.get()), json);
            }
        });
    }

    private static Map<String, Integer> numbers(KeepRules rules) {
        int[] numbers = {rules.last(), rules.daily(), rules.weekly(), rules.monthly(), rules.yearly()};
        Map<String, Integer> named = new LinkedHashMap<>();
        for (int i = 0; i < numbers.length; i++) {
            named.put(RULES.get(i), numbers[i]);
        }
        return named;
    }

    private static void copyOthers(byte[] before, JsonGenerator json) throws IOException {
        try (JsonParser parser = FACTORY.createParser(before)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                if (OWN.contains(parser.currentName())) {
                    parser.nextToken();
                    parser.skipChildren();
                } else {
                    json.copyCurrentStructure(parser);
                }
            }
        }
    }

    private static byte[] bytes(ByteBuffer text) {
        byte[] bytes = new byte[text.remaining()];
        text.duplicate().get(bytes);
        return bytes;
    }
}
