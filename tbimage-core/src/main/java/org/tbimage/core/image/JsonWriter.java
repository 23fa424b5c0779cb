package org.tbimage.core.image;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Writes indented JSON with one member on each line. The output is the same on every machine, and its last line is the
 * closing brace.
 */
public final class JsonWriter {
    private static final JsonFactory FACTORY = new JsonFactory();

    private static final Separators SEPARATORS =
            Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER);

    private JsonWriter() {}

    /** Returns one object with the members that {@code members} writes. */
    public static ByteBuffer write(Members members) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            json.setPrettyPrinter(
                    new DefaultPrettyPrinter(SEPARATORS).withObjectIndenter(new DefaultIndenter("  ", "\n")));
            json.writeStartObject();
            members.write(json);
            json.writeEndObject();
        }
        return StandardCharsets.UTF_8.encode(text.append('\n').toString());
    }

    /** Writes the members of an object. */
    public interface Members {
        /** Writes them into the current object. */
        void write(JsonGenerator json) throws IOException;
    }
}
