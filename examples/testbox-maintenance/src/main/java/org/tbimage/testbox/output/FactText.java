package org.tbimage.testbox.output;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.tbimage.action.Fact;
import org.tbimage.value.ByteRange;

/** Values of facts as text for people. */
final class FactText {
    /** Stands for an unknown text and for an empty list. */
    static final String NONE = "-";

    private static final int MAX_RANGES = 20;
    private static final int MIN_EXACT_BYTES = 1024;

    private FactText() {}

    /** {@return a value that fits into a table} */
    static String brief(Fact fact) {
        return switch (fact.kind()) {
            case TEXT, TEXTS -> fact.texts().isEmpty() ? NONE : String.join(", ", fact.texts());
            case FLAG -> fact.number() == 0 ? "no" : "yes";
            case COUNT -> Long.toString(fact.number());
            case BYTES -> HumanUnits.bytes(fact.number());
            case MILLISECONDS -> HumanUnits.duration(Duration.ofMillis(fact.number()));
            case RANGES -> ranges(fact.ranges());
        };
    }

    /** {@return a value on one line, sizes with the exact number of bytes} */
    static String full(Fact fact) {
        boolean rounded = fact.kind() == Fact.Kind.BYTES && fact.number() >= MIN_EXACT_BYTES;
        return rounded ? brief(fact) + " (" + fact.number() + " bytes)" : brief(fact);
    }

    /** {@return whether a table aligns the value to the right} */
    static boolean isNumber(Fact fact) {
        return switch (fact.kind()) {
            case COUNT, BYTES, MILLISECONDS -> true;
            case TEXT, TEXTS, FLAG, RANGES -> false;
        };
    }

    private static String ranges(List<ByteRange> ranges) {
        if (ranges.isEmpty()) {
            return NONE;
        }
        String shown =
                ranges.stream().limit(MAX_RANGES).map(ByteRange::toString).collect(Collectors.joining(", "));
        int more = ranges.size() - MAX_RANGES;
        return more > 0 ? shown + " and " + more + " more" : shown;
    }
}
