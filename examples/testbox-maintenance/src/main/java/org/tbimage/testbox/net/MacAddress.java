package org.tbimage.testbox.net;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The hardware address of a network card.
 *
 * @param text six times two lower-case hex digits, with hyphens between
 */
public record MacAddress(String text) {
    /** ARP's number of Ethernet, which PXELINUX puts before the address. */
    private static final String ETHERNET = "01-";

    private static final String BYTE = "[0-9A-Fa-f]{2}";
    private static final Pattern HYPHENS = Pattern.compile("(?:01-)?(" + BYTE + "(?:-" + BYTE + "){5})");
    private static final Pattern COLONS = Pattern.compile(BYTE + "(?::" + BYTE + "){5}");

    /** {@return the address in any form in use: with colons, with hyphens, or as PXELINUX names its file} */
    public static Optional<MacAddress> find(String text) {
        Matcher hyphens = HYPHENS.matcher(COLONS.matcher(text).matches() ? text.replace(':', '-') : text);
        return hyphens.matches()
                ? Optional.of(new MacAddress(hyphens.group(1).toLowerCase(Locale.ROOT)))
                : Optional.empty();
    }

    /** {@return what PXELINUX calls the file of a machine with this card} */
    public String fileName() {
        return ETHERNET + text;
    }

    /** {@return the address of which {@link #fileName} makes this name, if there is one} */
    public static Optional<MacAddress> findFileName(String name) {
        return find(name).filter(mac -> mac.fileName().equals(name));
    }
}
