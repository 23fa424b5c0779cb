package org.tbimage.testbox.file;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Decodes text that people write with the editors of any system: UTF-8, with or without a byte order mark, with lines
 * that end as on Unix, Windows or an old Macintosh. Bytes that are not UTF-8 become U+FFFD, so a comment in another
 * encoding is harmless.
 */
public final class PlainText {
    private static final String MARK = "\uFEFF";

    /** Separates words: commas, white space, and invisible characters that editors and web pages insert. */
    public static final Pattern SEPARATOR = Pattern.compile("[\\p{IsWhite_Space}\\u200b\\ufeff,]+");

    private PlainText() {}

    /** {@return the name of the encoding, if the bytes are UTF-16 or UTF-32, which are not supported} */
    public static Optional<String> foreignEncoding(byte[] bytes) {
        if (startsWith(bytes, 0xff, 0xfe, 0, 0) || startsWith(bytes, 0, 0, 0xfe, 0xff)) {
            return Optional.of("UTF-32");
        }
        boolean marked = startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff);
        return marked || isUnmarkedUtf16(bytes) ? Optional.of("UTF-16") : Optional.empty();
    }

    /** In UTF-16, each of two ASCII characters has a zero byte, both in the same position. */
    private static boolean isUnmarkedUtf16(byte[] bytes) {
        if (bytes.length < 4) {
            return false;
        }
        boolean big = bytes[0] == 0 && bytes[1] != 0 && bytes[2] == 0 && bytes[3] != 0;
        boolean little = bytes[0] != 0 && bytes[1] == 0 && bytes[2] != 0 && bytes[3] == 0;
        return big || little;
    }

    private static boolean startsWith(byte[] bytes, int... start) {
        if (bytes.length < start.length) {
            return false;
        }
        for (int i = 0; i < start.length; i++) {
            if ((bytes[i] & 0xff) != start[i]) {
                return false;
            }
        }
        return true;
    }

    /** {@return the text without its byte order mark} */
    public static String decode(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return text.startsWith(MARK) ? text.substring(MARK.length()) : text;
    }

    /** {@return the lines of a text, without blanks at their ends} */
    public static Stream<String> lines(String text) {
        return text.lines().map(PlainText::strip);
    }

    /** {@return the text without blanks of any kind at its ends} */
    public static String strip(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isBlank(text.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isBlank(char c) {
        return c == '\u0085' || c == '\u200b' || c == '\ufeff' || Character.isWhitespace(c) || Character.isSpaceChar(c);
    }
}
