package org.tbimage.testbox.output;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tbimage.value.ByteRange;

/** What can be told: to people in words, to machines in the types of JSON. */
public sealed interface Value {
    /** {@return as few words as fit in a table} */
    String brief();

    /** {@return all of it, on one line} */
    default String full() {
        return brief();
    }

    /** {@return whether it is lined up at its right end in a table} */
    default boolean isNumber() {
        return false;
    }

    /** Writes it as a JSON value. */
    void write(JsonGenerator json) throws IOException;

    /** {@return some text, or nothing, which JSON calls null} */
    static Value text(Optional<String> text) {
        return text.<Value>map(Text::new).orElse(new Nothing());
    }

    /** One line of text; empty text is what is not known. */
    record Text(String text) implements Value {
        @Override
        public String brief() {
            return text.isEmpty() ? "-" : text;
        }

        @Override
        public void write(JsonGenerator json) throws IOException {
            if (text.isEmpty()) {
                json.writeNull();
            } else {
                json.writeString(text);
            }
        }
    }

    /** What is not known, or not there. */
    record Nothing() implements Value {
        @Override
        public String brief() {
            return "-";
        }

        @Override
        public void write(JsonGenerator json) throws IOException {
            json.writeNull();
        }
    }

    /** A size. Machines get bytes. */
    record Bytes(long bytes) implements Value {
        @Override
        public String brief() {
            return HumanUnits.bytes(bytes);
        }

        @Override
        public String full() {
            return bytes < 1024 ? brief() : brief() + " (" + bytes + " bytes)";
        }

        @Override
        public boolean isNumber() {
            return true;
        }

        @Override
        public void write(JsonGenerator json) throws IOException {
            json.writeNumber(bytes);
        }
    }

    /** A number of things. */
    record Count(long count) implements Value {
        @Override
        public String brief() {
            return Long.toString(count);
        }

        @Override
        public boolean isNumber() {
            return true;
        }

        @Override
        public void write(JsonGenerator json) throws IOException {
            json.writeNumber(count);
        }
    }

    /** A time span. Machines get milliseconds. */
    record Span(Duration duration) implements Value {
        @Override
        public String brief() {
            return HumanUnits.duration(duration);
        }

        @Override
        public boolean isNumber() {
            return true;
        }

        @Override
        public void write(JsonGenerator json) throws IOException {
            json.writeNumber(duration.toMillis());
        }
    }

    /** Yes or no. */
    record Flag(boolean yes) implements Value {
        @Override
        public String brief() {
            return yes ? "yes" : "no";
        }

        @Override
        public void write(JsonGenerator json) throws IOException {
            json.writeBoolean(yes);
        }
    }

    /** Some texts, in order. */
    record Texts(List<String> texts) implements Value {
        /** Keeps a copy. */
        public Texts {
            texts = List.copyOf(texts);
        }

        @Override
        public String brief() {
            return texts.isEmpty() ? "-" : String.join(", ", texts);
        }

        @Override
        public void write(JsonGenerator json) throws IOException {
            json.writeStartArray();
            for (String text : texts) {
                json.writeString(text);
            }
            json.writeEndArray();
        }
    }

    /** Ranges of bytes, in order. Machines get all of them. */
    record Ranges(List<ByteRange> ranges) implements Value {
        private static final int MOST_SHOWN = 20;

        /** Keeps a copy. */
        public Ranges {
            ranges = List.copyOf(ranges);
        }

        @Override
        public String brief() {
            if (ranges.isEmpty()) {
                return "-";
            }
            String shown =
                    ranges.stream().limit(MOST_SHOWN).map(ByteRange::toString).collect(Collectors.joining(", "));
            int more = ranges.size() - MOST_SHOWN;
            return more > 0 ? shown + " and " + more + " more" : shown;
        }

        @Override
        public void write(JsonGenerator json) throws IOException {
            json.writeStartArray();
            for (ByteRange range : ranges) {
                json.writeStartObject();
                json.writeNumberField("offset", range.offset());
                json.writeNumberField("length", range.length());
                json.writeEndObject();
            }
            json.writeEndArray();
        }
    }
}
