package org.tbimage.value;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Quotes text for a command that a message tells a person to run, so that it can be copied into a shell as it stands. */
public final class ShellWord {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

    private ShellWord() {}

    /**
     * Makes one word of the shell.
     *
     * @param text any text, mostly a path
     * @return the text as it is where no character of it means anything to a shell; else in single quotes, or, where
     *     some of it cannot be printed, in {@code $'...'} with escapes
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
