package org.tbimage.action;

import java.time.Duration;

/**
 * One thing to know about a finished action. Machines read it by name and value, people by its text.
 *
 * @param name stable name, {@code lower-case-with-hyphens}
 * @param unit what the number counts; {@link Unit#NONE} if it is text only
 * @param number the number; 0 if it is text only
 * @param text the text; empty if it is a number only
 */
public record Fact(String name, Unit unit, long number, String text) {
    /** What a number counts. */
    public enum Unit {
        /** It is no number. */
        NONE,
        /** Bytes. */
        BYTES,
        /** Things. */
        COUNT,
        /** Thousandths of a second. */
        MILLISECONDS
    }

    /**
     * A number of bytes.
     *
     * @param name its name
     * @param bytes how many
     * @return the fact
     */
    public static Fact bytes(String name, long bytes) {
        return new Fact(name, Unit.BYTES, bytes, "");
    }

    /**
     * A number of things.
     *
     * @param name its name
     * @param count how many
     * @return the fact
     */
    public static Fact count(String name, long count) {
        return new Fact(name, Unit.COUNT, count, "");
    }

    /**
     * A time span.
     *
     * @param name its name
     * @param duration how long
     * @return the fact
     */
    public static Fact duration(String name, Duration duration) {
        return new Fact(name, Unit.MILLISECONDS, duration.toMillis(), "");
    }

    /**
     * Some text.
     *
     * @param name its name
     * @param text one line
     * @return the fact
     */
    public static Fact text(String name, String text) {
        return new Fact(name, Unit.NONE, 0, text);
    }
}
