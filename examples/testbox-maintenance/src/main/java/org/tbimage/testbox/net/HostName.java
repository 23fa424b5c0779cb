package org.tbimage.testbox.net;

import java.util.Optional;
import java.util.regex.Pattern;

/** What the name of a host can be. Names come from outside, so that any text may claim to be one. */
public final class HostName {
    /** Stands for the name of a host that has none, or none of use. */
    public static final String UNKNOWN = "unknown";

    private static final int MAX_LENGTH = 253;
    private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9])?";

    // What ends in a number would be taken for an address, and 10.1 for 10.0.0.1.
    private static final Pattern NAME =
            Pattern.compile("(?:" + LABEL + "\\.)*(?!(?:[0-9]+|0[xX][0-9A-Fa-f]*)$)" + LABEL);

    private HostName() {}

    /** {@return whether a text is a well-formed one} */
    public static boolean isOne(String text) {
        return text.length() <= MAX_LENGTH && NAME.matcher(text).matches();
    }

    /** {@return what was told, if it is a well-formed name; else {@value #UNKNOWN}} */
    public static String orUnknown(Optional<String> told) {
        return told.filter(HostName::isOne).orElse(UNKNOWN);
    }
}
