package org.tbimage.testbox.output;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.tbimage.action.Fact;
import org.tbimage.value.ByteRange;

/**
 * One thing to know, by name.
 *
 * @param name stable name, {@code lower-case-with-hyphens}; machines know it by this
 * @param value what is to know
 */
public record Item(String name, Value value) {
    /** {@return one line of text} */
    public static Item text(String name, String text) {
        return new Item(name, new Value.Text(text));
    }

    /** {@return one line of text, or the word that there is none} */
    public static Item text(String name, Optional<String> text) {
        return new Item(name, Value.text(text));
    }

    /** {@return a size in bytes} */
    public static Item bytes(String name, long bytes) {
        return new Item(name, new Value.Bytes(bytes));
    }

    /** {@return a number of things} */
    public static Item count(String name, long count) {
        return new Item(name, new Value.Count(count));
    }

    /** {@return a time span} */
    public static Item span(String name, Duration duration) {
        return new Item(name, new Value.Span(duration));
    }

    /** {@return yes or no} */
    public static Item flag(String name, boolean yes) {
        return new Item(name, new Value.Flag(yes));
    }

    /** {@return some texts} */
    public static Item texts(String name, List<String> texts) {
        return new Item(name, new Value.Texts(texts));
    }

    /** {@return ranges of bytes} */
    public static Item ranges(String name, List<ByteRange> ranges) {
        return new Item(name, new Value.Ranges(ranges));
    }

    /** {@return what an action tells} */
    public static Item of(Fact fact) {
        return switch (fact.unit()) {
            case NONE -> text(fact.name(), fact.text());
            case RANGES -> ranges(fact.name(), fact.ranges());
            case BYTES -> bytes(fact.name(), fact.number());
            case COUNT -> count(fact.name(), fact.number());
            case MILLISECONDS -> span(fact.name(), Duration.ofMillis(fact.number()));
        };
    }
}
