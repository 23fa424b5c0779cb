package org.tbimage.testbox.service.net;

import java.util.Optional;
import java.util.regex.Pattern;

/** The name of a box, for logs and for a file of that name: what a name server says is not to be trusted with either. */
public final class BoxName {
    /** Stands for the name of a box that has none, or none of use. */
    public static final String UNKNOWN = "unknown";

    private static final String LABEL = "[A-Za-z0-9][A-Za-z0-9-]{0,62}";
    private static final Pattern HOST = Pattern.compile(LABEL + "(\\." + LABEL + "){0,8}");
    private static final int LONGEST = 64;

    private BoxName() {}

    /**
     * Takes a name only if it has the form of a host's.
     *
     * @param told anything
     * @return the name, or {@value #UNKNOWN}
     */
    public static String of(Optional<String> told) {
        return told.filter(name -> name.length() <= LONGEST)
                .filter(name -> HOST.matcher(name).matches())
                .orElse(UNKNOWN);
    }
}
