package org.tbimage.testbox.net;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The hardware address of a network card.
 *
 * @param text six groups of two lower-case hex digits, separated by hyphens
 */
public record MacAddress(String text) {
    /** The ARP type of Ethernet, which PXELINUX writes before the address. */
    private static final String ETHERNET = "01-";

    private static final String BYTE = "[0-9A-Fa-f]{2}";
    private static final Pattern HYPHENS = Pattern.compile("(?:01-)?(" + BYTE + "(?:-" + BYTE + "){5})");
    private static final Pattern COLONS = Pattern.compile(BYTE + "(?::" + BYTE + "){5}");

    /** {@return the address, from text with colons, with hyphens, or in the form of a PXELINUX file name} */
    public static Optional<MacAddress> find(String text) {
        Matcher hyphens = HYPHENS.matcher(COLONS.matcher(text).matches() ? text.replace(':', '-') : text);
        return hyphens.matches()
                ? Optional.of(new MacAddress(hyphens.group(1).toLowerCase(Locale.ROOT)))
                : Optional.empty();
    }

    /** {@return the name of the PXELINUX file of a machine with this card} */
    public String fileName() {
        return ETHERNET + text;
    }

    /** {@return the address whose {@link #fileName} is this name, if there is one} */
    public static Optional<MacAddress> findFileName(String name) {
        return find(name).filter(mac -> mac.fileName().equals(name));
    }
}
