package org.tbimage.value;

/** Makes untrusted text safe to print in a message or a log. */
public final class Printable {
    private static final int LIMIT = 200;

    private Printable() {}

    /**
     * Replaces control characters and other unprintable characters by {@code ?}, and cuts text after {@value #LIMIT}
     * characters.
     *
     * @param text any text
     * @return one line that any terminal can show
     */
    public static String of(String text) {
        String cut = text.length() > LIMIT ? text.substring(0, LIMIT) + "..." : text;
        StringBuilder safe = new StringBuilder(cut.length());
        cut.codePoints().forEach(c -> safe.appendCodePoint(isPrintable(c) ? c : '?'));
        return safe.toString();
    }

    static boolean isPrintable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
