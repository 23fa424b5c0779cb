package org.tbimage.testbox.service.net;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An IPv4 address.
 *
 * @param bits its four bytes, the first one highest
 */
public record Ipv4(int bits) {
    private static final Pattern TEXT = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");
    private static final int BYTE = 0xff;
    private static final int LOOPBACK = 127;
    private static final int FIRST_MULTICAST = 224;
    private static final int LINK_LOCAL = 0xa9fe;

    /**
     * Reads {@code 10.40.41.42}.
     *
     * @param text anything
     * @return the address, or nothing if it is none
     */
    public static Optional<Ipv4> parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int bits = 0;
        for (int i = 1; i <= matcher.groupCount(); i++) {
            int value = Integer.parseInt(matcher.group(i));
            if (value > BYTE) {
                return Optional.empty();
            }
            bits = (bits << Byte.SIZE) | value;
        }
        return Optional.of(new Ipv4(bits));
    }

    /** {@return whether a box can be known by it: it is no loopback, link-local, multicast or other special one} */
    public boolean isOfBox() {
        int first = bits >>> 24;
        return first != 0 && first != LOOPBACK && first < FIRST_MULTICAST && bits >>> 16 != LINK_LOCAL;
    }

    /** {@return the eight capital hex digits by which a boot loader looks for its file} */
    public String hex() {
        return String.format(Locale.ROOT, "%08X", bits);
    }

    @Override
    public String toString() {
        return (bits >>> 24) + "." + (bits >>> 16 & BYTE) + "." + (bits >>> 8 & BYTE) + "." + (bits & BYTE);
    }
}
