package org.tbimage.value;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Quotes text for a shell command in a message, so that the user can copy the command. */
public final class ShellWord {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

    private ShellWord() {}

    /**
     * Quotes a text as one word of the shell.
     *
     * @param text any text, usually a path
     * @return the text itself if no character is special to a shell; else the text in single quotes, or in {@code
     *     $'...'} with escapes if it contains unprintable characters
     */
    public static String of(String text) {
        if (PLAIN.matcher(text).matches()) {
            return text;
        }
        boolean printable = text.codePoints().allMatch(Printable::isPrintable);
        return printable ? "'" + text.replace("'", "'\\''") + "'" : escaped(text);
    }

    private static String escaped(String text) {
        StringBuilder word = new StringBuilder("$'");
        text.codePoints().forEach(c -> {
            if (c == '\'' || c == '\\') {
                word.append('\\').append((char) c);
            } else if (Printable.isPrintable(c)) {
                word.appendCodePoint(c);
            } else {
                byte[] bytes = Character.toString(c).getBytes(StandardCharsets.UTF_8);
                for (byte each : bytes) {
                    word.append(String.format("\\x%02x", each & 0xff));
                }
            }
        });
        return word.append('\'').toString();
    }
}
