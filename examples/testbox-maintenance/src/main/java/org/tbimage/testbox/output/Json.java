package org.tbimage.testbox.output;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.tbimage.action.Fact;
import org.tbimage.value.ByteRange;

/** One JSON object on one line, in ASCII, so that it does not depend on the character set of the machine. */
public final class Json {
    private static final JsonFactory FACTORY =
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private Json() {}

    /**
     * Writes an object.
     *
     * @param members writes its members
     * @return the object as text
     */
    public static String object(Members members) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            json.writeStartObject();
            members.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return text.toString();
    }

    /** Writes facts as members of the current object. */
    public static void members(JsonGenerator json, List<Fact> facts) throws IOException {
        for (Fact fact : facts) {
            json.writeFieldName(fact.name());
            value(json, fact);
        }
    }

    /** Writes a text as a member of the current object; null if there is none. */
    public static void text(JsonGenerator json, String name, Optional<String> text) throws IOException {
        members(json, List.of(Fact.text(name, text)));
    }

    /** Writes an array of texts as a member of the current object. */
    public static void texts(JsonGenerator json, String name, List<String> texts) throws IOException {
        members(json, List.of(Fact.texts(name, texts)));
    }

    private static void value(JsonGenerator json, Fact fact) throws IOException {
        switch (fact.kind()) {
            case TEXT -> text(json, fact.text());
            case TEXTS -> {
                json.writeStartArray();
                for (String text : fact.texts()) {
                    json.writeString(text);
                }
                json.writeEndArray();
            }
            case FLAG -> json.writeBoolean(fact.number() != 0);
            case COUNT, BYTES, MILLISECONDS -> json.writeNumber(fact.number());
            case RANGES -> ranges(json, fact.ranges());
        }
    }

    private static void text(JsonGenerator json, String text) throws IOException {
        if (text.isEmpty()) {
            json.writeNull();
        } else {
            json.writeString(text);
        }
    }

    private static void ranges(JsonGenerator json, List<ByteRange> ranges) throws IOException {
        json.writeStartArray();
        for (ByteRange range : ranges) {
            json.writeStartObject();
            json.writeNumberField("offset", range.offset());
            json.writeNumberField("length", range.length());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** The members of an object. */
    public interface Members {
        /** Writes them into the current object. */
        void write(JsonGenerator json) throws IOException;
    }
}
