package org.tbimage.testbox.pxe;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.tbimage.problem.ImagingException;
import org.tbimage.testbox.failure.BadSetting;
import org.tbimage.testbox.net.Ipv4;

/** Addresses from one to another: {@code 10.1.1.20-10.1.1.29}, or {@code 10.1.1.20-29} for short. */
final class AddressRange {
    /** More than any lab has, so that a typing error does not create a million files. */
    static final int MAX_SIZE = 5000;

    private static final Pattern RANGE = Pattern.compile("([0-9.]+)-([0-9.]+)");

    private AddressRange() {}

    /** {@return whether a text looks like a range, valid or not} */
    static boolean looksLike(String text) {
        return RANGE.matcher(text).matches();
    }

    static List<Ipv4> parse(String text) throws ImagingException {
        Matcher matcher = RANGE.matcher(text);
        Optional<Ipv4> first = matcher.matches() ? Ipv4.find(matcher.group(1)) : Optional.empty();
        Optional<Ipv4> last = first.flatMap(from -> last(from, matcher.group(2)));
        if (first.isEmpty() || last.isEmpty()) {
            throw bad(text, "is not a range of addresses");
        }
        if (last.get().compareTo(first.get()) < 0) {
            throw bad(text, "ends before it begins");
        }
        long size = Integer.toUnsignedLong(last.get().bits())
                - Integer.toUnsignedLong(first.get().bits())
                + 1;
        if (size > MAX_SIZE) {
            throw bad(text, "has " + size + " addresses; the maximum is " + MAX_SIZE);
        }
        return IntStream.range(0, (int) size)
                .mapToObj(i -> new Ipv4(first.get().bits() + i))
                .toList();
    }

    private static Optional<Ipv4> last(Ipv4 first, String text) {
        if (text.indexOf('.') >= 0) {
            return Ipv4.find(text);
        }
        String dotted = first.toString();
        return Ipv4.find(dotted.substring(0, dotted.lastIndexOf('.') + 1) + text);
    }

    private static ImagingException bad(String text, String why) {
        return BadSetting.of("'" + text + "' " + why, "give it as in 10.1.1.20-10.1.1.29 or 10.1.1.20-29");
    }
}
