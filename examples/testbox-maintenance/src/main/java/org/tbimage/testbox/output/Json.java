package org.tbimage.testbox.output;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** One JSON object on one line, in ASCII, so that the character set of the machine does not matter. */
public final class Json {
    private static final JsonFactory FACTORY =
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private Json() {}

    /**
     * Writes an object.
     *
     * @param members writes what is in it
     * @return its text
     */
    public static String object(Members members) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            json.writeStartObject();
            members.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("memory can be written", e);
        }
        return text.toString();
    }

    /** Writes items as members of the object that is open. */
    static void members(JsonGenerator json, List<Item> items) throws IOException {
        for (Item item : items) {
            member(json, item);
        }
    }

    /** Writes a text as a member of the object that is open; null if there is none. */
    public static void text(JsonGenerator json, String name, Optional<String> text) throws IOException {
        json.writeFieldName(name);
        Value.text(text).write(json);
    }

    /** Writes an item as a member of the object that is open. */
    public static void member(JsonGenerator json, Item item) throws IOException {
        json.writeFieldName(item.name());
        item.value().write(json);
    }

    /** Writes an array of texts as a member of the object that is open. */
    public static void texts(JsonGenerator json, String name, List<String> texts) throws IOException {
        json.writeFieldName(name);
        new Value.Texts(texts).write(json);
    }

    /** What is in an object. */
    public interface Members {
        /** Writes them into the object that is open. */
        void write(JsonGenerator json) throws IOException;
    }
}
