package org.tbimage.testbox.net;

import java.util.Optional;
import java.util.regex.Pattern;

/** Checks host names, which come from name servers and users. */
public final class HostName {
    /** The name of a host without a valid name. */
    public static final String UNKNOWN = "unknown";

    private static final int MAX_LENGTH = 253;
    private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9])?";

    // The last label must not be a number: tools would read the name as an address, and 10.1 as 10.0.0.1.
    private static final Pattern NAME =
            Pattern.compile("(?:" + LABEL + "\\.)*(?!(?:[0-9]+|0[xX][0-9A-Fa-f]*)$)" + LABEL);

    private HostName() {}

    /** {@return whether a text is a valid host name} */
    public static boolean isValid(String text) {
        return text.length() <= MAX_LENGTH && NAME.matcher(text).matches();
    }

    /** {@return the name if it is valid, else {@value #UNKNOWN}} */
    public static String orUnknown(Optional<String> name) {
        return name.filter(HostName::isValid).orElse(UNKNOWN);
    }
}
