package org.tbimage.testbox.output;

import org.tbimage.value.Printable;

/** Text that a terminal shows as it is. File names, disk models and manifests come from outside and may hold anything. */
public final class SafeText {
    // well below the length at which Printable cuts, since a message must be shown whole
    private static final int PIECE = 100;

    private SafeText() {}

    /**
     * Makes one line of it, without control characters, and cuts nothing.
     *
     * @param text anything
     * @return one line
     */
    public static String line(String text) {
        String flat = text.strip().replaceAll("\\s*\\R\\s*", " ").replace('\t', ' ');
        StringBuilder safe = new StringBuilder(flat.length());
        int from = 0;
        while (from < flat.length()) {
            int to = Math.min(from + PIECE, flat.length());
            if (to < flat.length() && Character.isHighSurrogate(flat.charAt(to - 1))) {
                to++; // the two halves of a character stay together
            }
            safe.append(Printable.of(flat.substring(from, to)));
            from = to;
        }
        return safe.toString();
    }
}
