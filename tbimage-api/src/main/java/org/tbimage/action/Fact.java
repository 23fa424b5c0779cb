package org.tbimage.action;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.tbimage.value.ByteRange;

/**
 * A named result, such as the number of bytes that a restore wrote. Programs read it by name and value, people as text.
 *
 * @param name stable name, {@code lower-case-with-hyphens}
 * @param kind the type of the value; it decides which of the following components holds the value
 * @param number the value of a number; 1 or 0 for yes or no; 0 for other kinds
 * @param texts the value of a text, or of a list of texts; empty for other kinds, and if a text is not known
 * @param ranges the value of a list of ranges, in order; empty for other kinds
 */
public record Fact(String name, Kind kind, long number, List<String> texts, List<ByteRange> ranges) {
    /** The type of a value. */
    public enum Kind {
        /** One line of text, or an unknown text. */
        TEXT,
        /** Several texts, in order. */
        TEXTS,
        /** Yes or no. */
        FLAG,
        /** A number of things. */
        COUNT,
        /** A number of bytes. */
        BYTES,
        /** A time span in milliseconds. */
        MILLISECONDS,
        /** Ranges of bytes, in order. */
        RANGES
    }

    /** Copies the lists. */
    public Fact {
        texts = List.copyOf(texts);
        ranges = List.copyOf(ranges);
    }

    /** {@return the text; empty if it is not known, or if the value is of another kind} */
    public String text() {
        return kind == Kind.TEXT && !texts.isEmpty() ? texts.get(0) : "";
    }

    /**
     * A text.
     *
     * @param name its name
     * @param text one line; empty if it is not known
     * @return the fact
     */
    public static Fact text(String name, String text) {
        return new Fact(name, Kind.TEXT, 0, text.isEmpty() ? List.of() : List.of(text), List.of());
    }

    /**
     * A text that may be unknown.
     *
     * @param name its name
     * @param text one line, if it is known
     * @return the fact
     */
    public static Fact text(String name, Optional<String> text) {
        return text(name, text.orElse(""));
    }

    /**
     * A list of texts.
     *
     * @param name its name
     * @param texts the texts, in order
     * @return the fact
     */
    public static Fact texts(String name, List<String> texts) {
        return new Fact(name, Kind.TEXTS, 0, texts, List.of());
    }

    /**
     * Yes or no.
     *
     * @param name its name
     * @param yes whether it is yes
     * @return the fact
     */
    public static Fact flag(String name, boolean yes) {
        return new Fact(name, Kind.FLAG, yes ? 1 : 0, List.of(), List.of());
    }

    /**
     * A number of things.
     *
     * @param name its name
     * @param count how many
     * @return the fact
     */
    public static Fact count(String name, long count) {
        return new Fact(name, Kind.COUNT, count, List.of(), List.of());
    }

    /**
     * A number of bytes.
     *
     * @param name its name
     * @param bytes how many
     * @return the fact
     */
    public static Fact bytes(String name, long bytes) {
        return new Fact(name, Kind.BYTES, bytes, List.of(), List.of());
    }

    /**
     * A time span.
     *
     * @param name its name
     * @param duration how long
     * @return the fact
     */
    public static Fact duration(String name, Duration duration) {
        return new Fact(name, Kind.MILLISECONDS, duration.toMillis(), List.of(), List.of());
    }

    /**
     * A list of ranges of bytes.
     *
     * @param name its name
     * @param ranges the ranges, in order
     * @return the fact
     */
    public static Fact ranges(String name, List<ByteRange> ranges) {
        return new Fact(name, Kind.RANGES, 0, List.of(), ranges);
    }
}
