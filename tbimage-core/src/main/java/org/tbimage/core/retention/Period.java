package org.tbimage.core.retention;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.util.Locale;
import org.tbimage.value.Generation;

/** The rules, in the order in which they are applied. All but the first divide time into periods, in UTC. */
enum Period {
    LAST,
    DAILY,
    WEEKLY,
    MONTHLY,
    YEARLY;

    /** A manifest can name any time. All before this one count as one day, and all after the last second of a generation. */
    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");

    /** {@return how many periods the rules keep} */
    int of(KeepRules rules) {
        return switch (this) {
            case LAST -> rules.last();
            case DAILY -> rules.daily();
            case WEEKLY -> rules.weekly();
            case MONTHLY -> rules.monthly();
            case YEARLY -> rules.yearly();
        };
    }

    /** {@return its word in messages, such as {@code daily}} */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** {@return the period of an image, as in {@code 2026-11-29} or {@code 2026-W48}; of the first rule, the image itself} */
    String name(DatedImage image) {
        LocalDate day = day(image);
        return switch (this) {
            case LAST -> image.generation().toString();
            case DAILY -> day.toString();
            case WEEKLY -> week(day);
            case MONTHLY -> day.toString().substring(0, "2026-11".length());
            case YEARLY -> day.toString().substring(0, "2026".length());
        };
    }

    private static String week(LocalDate day) {
        int week = day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
        return String.format(Locale.ROOT, "%04d-W%02d", day.get(IsoFields.WEEK_BASED_YEAR), week);
    }

    private static LocalDate day(DatedImage image) {
        Instant time = image.createdAt();
        Instant late = time.isAfter(Generation.LAST_SECOND) ? Generation.LAST_SECOND : time;
        return LocalDate.ofInstant(late.isBefore(FIRST) ? FIRST : late, ZoneOffset.UTC);
    }
}
