package org.tbimage.value;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which of the successive images of one disk. Written as the UTC second in which it was begun,
 * {@code 20261122T101500Z}; a second one of the same second is {@code 20261122T101500Z-2}. Later ones compare greater.
 *
 * @param second when it was begun, whole seconds, years 0 to 9999
 * @param serial 1 for the first of that second, up to {@value #MAX_SERIAL}
 */
public record Generation(Instant second, int serial) implements Comparable<Generation> {
    /** Most generations that one second can have. */
    public static final int MAX_SERIAL = 99;

    /** The last second that a generation can have. */
    public static final Instant LAST_SECOND = Instant.parse("9999-12-31T23:59:59Z");

    private static final Pattern TEXT = Pattern.compile("(\\d{8}T\\d{6}Z)(?:-([2-9]|[1-9]\\d))?");
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'")
            .withZone(ZoneOffset.UTC)
            .withResolverStyle(ResolverStyle.STRICT);
    private static final Comparator<Generation> ORDER =
            Comparator.comparing(Generation::second).thenComparing(Generation::serial);

    public Generation {
        int year = second.atZone(ZoneOffset.UTC).getYear();
        if (!second.equals(second.truncatedTo(ChronoUnit.SECONDS)) || year < 0 || year > 9999) {
            throw new IllegalArgumentException("not a whole second of the years 0 to 9999: " + second);
        }
        if (serial < 1 || serial > MAX_SERIAL) {
            throw new IllegalArgumentException("bad serial: " + serial);
        }
    }

    /**
     * The first generation begun at a moment.
     *
     * @param moment any instant
     * @return the generation of its second
     */
    public static Generation at(Instant moment) {
        return new Generation(moment.truncatedTo(ChronoUnit.SECONDS), 1);
    }

    /**
     * Reads the text form.
     *
     * @param text anything
     * @return the generation, or empty if it is not one
     */
    public static Optional<Generation> tryParse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            Instant second = Instant.from(STAMP.parse(matcher.group(1)));
            int serial = matcher.group(2) == null ? 1 : Integer.parseInt(matcher.group(2));
            return Optional.of(new Generation(second, serial));
        } catch (DateTimeException e) {
            return Optional.empty(); // digits of the right form that name no moment, such as a 13th month
        }
    }

    /**
     * Reads the text form.
     *
     * @param text as {@link #toString} gives it
     * @return the generation
     * @throws IllegalArgumentException if it is not one, with a message for the user
     */
    public static Generation parse(String text) {
        return tryParse(text)
                .orElseThrow(() -> new IllegalArgumentException("bad generation '" + Printable.of(text)
                        + "': expected the UTC time of an image, such as 20261122T101500Z"));
    }

    /** {@return the next generation of the same second} */
    public Generation next() {
        return new Generation(second, serial + 1);
    }

    @Override
    public int compareTo(Generation other) {
        return ORDER.compare(this, other);
    }

    /** {@return the text form, safe in file names and object keys} */
    @Override
    public String toString() {
        return STAMP.format(second) + (serial == 1 ? "" : "-" + serial);
    }
}
