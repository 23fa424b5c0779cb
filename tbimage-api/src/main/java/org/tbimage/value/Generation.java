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
 * Identifier of one image among the successive images of a disk. It is the UTC second in which the image was started,
 * as in {@code 20261122T101500Z}. A second image of the same second is {@code 20261122T101500Z-2}. Later generations
 * compare greater.
 *
 * @param second start of the image: a whole second of the years 0 to 9999
 * @param serial 1 for the first image of that second, at most {@value #MAX_SERIAL}
 */
public record Generation(Instant second, int serial) implements Comparable<Generation> {
    /** Maximum number of generations in one second. */
    public static final int MAX_SERIAL = 99;

    /** Last second that a generation can have. */
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
     * Returns the first generation of the second that contains a moment.
     *
     * @param moment any instant of the years 0 to 9999
     * @return the generation
     */
    public static Generation at(Instant moment) {
        return new Generation(moment.truncatedTo(ChronoUnit.SECONDS), 1);
    }

    /**
     * Parses the text form.
     *
     * @param text any text
     * @return the generation, or empty if the text is not one
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
            return Optional.empty(); // the digits have the right form but are not a date, such as month 13
        }
    }

    /**
     * Parses the text form.
     *
     * @param text text as {@link #toString} returns it
     * @return the generation
     * @throws IllegalArgumentException if the text is not a generation; the message is for the user
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

    /** {@return the text form, which is safe in file names and object keys} */
    @Override
    public String toString() {
        return STAMP.format(second) + (serial == 1 ? "" : "-" + serial);
    }
}
