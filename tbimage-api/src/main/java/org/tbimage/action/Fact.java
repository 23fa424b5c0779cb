package org.tbimage.action;

import java.time.Duration;
import java.util.List;
import org.tbimage.value.ByteRange;

/**
 * One thing to know about a finished action. Machines read it by name and value, people by its text.
 *
 * @param name stable name, {@code lower-case-with-hyphens}
 * @param unit what the number counts; {@link Unit#NONE} if it is text
 * @param number the number; 0 if it is something else
 * @param text the text; empty if it is something else, or not known
 * @param ranges ranges of bytes, in order; empty if it is something else
 */
public record Fact(String name, Unit unit, long number, String text, List<ByteRange> ranges) {
    /** What a number counts. */
    public enum Unit {
        /** It is text. */
        NONE,
        /** Ranges of bytes. */
        RANGES,
        /** Bytes. */
        BYTES,
        /** Things. */
        COUNT,
        /** Thousandths of a second. */
        MILLISECONDS
    }

    /** Keeps a copy of the ranges. */
    public Fact {
        ranges = List.copyOf(ranges);
    }

    /**
     * A number of bytes.
     *
     * @param name its name
     * @param bytes how many
     * @return the fact
     */
    public static Fact bytes(String name, long bytes) {
        return new Fact(name, Unit.BYTES, bytes, "", List.of());
    }

    /**
     * A number of things.
     *
     * @param name its name
     * @param count how many
     * @return the fact
     */
    public static Fact count(String name, long count) {
        return new Fact(name, Unit.COUNT, count, "", List.of());
    }

    /**
     * A time span.
     *
     * @param name its name
     * @param duration how long
     * @return the fact
     */
    public static Fact duration(String name, Duration duration) {
        return new Fact(name, Unit.MILLISECONDS, duration.toMillis(), "", List.of());
    }

    /**
     * Some text.
     *
     * @param name its name
     * @param text one line
     * @return the fact
     */
    public static Fact text(String name, String text) {
        return new Fact(name, Unit.NONE, 0, text, List.of());
    }

    /**
     * Ranges of bytes.
     *
     * @param name its name
     * @param ranges the ranges, in order
     * @return the fact
     */
    public static Fact ranges(String name, List<ByteRange> ranges) {
        return new Fact(name, Unit.RANGES, 0, "", ranges);
    }
}
