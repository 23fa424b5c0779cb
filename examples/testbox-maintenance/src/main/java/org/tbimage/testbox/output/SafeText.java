package org.tbimage.testbox.output;

import org.tbimage.value.Printable;

/** Makes text safe for a terminal. File names, disk models and manifests come from outside and may contain anything. */
public final class SafeText {
    // well below the length at which Printable truncates, because a message must be complete
    private static final int PIECE = 100;

    private SafeText() {}

    /**
     * Makes one line without control characters, and truncates nothing.
     *
     * @param text any text
     * @return one line
     */
    public static String line(String text) {
        String flat = text.strip().replaceAll("\\s*\\R\\s*", " ").replace('\t', ' ');
        StringBuilder safe = new StringBuilder(flat.length());
        int from = 0;
        while (from < flat.length()) {
            int to = Math.min(from + PIECE, flat.length());
            if (to < flat.length() && Character.isHighSurrogate(flat.charAt(to - 1))) {
                to++; // do not split a surrogate pair
            }
            safe.append(Printable.of(flat.substring(from, to)));
            from = to;
        }
        return safe.toString();
    }
}
