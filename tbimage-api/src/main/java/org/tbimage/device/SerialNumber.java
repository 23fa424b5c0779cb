package org.tbimage.device;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Comparison of serial numbers, and detection of placeholders. */
final class SerialNumber {
    private static final Pattern PADDING = Pattern.compile("[\\s_\\x00]+");
    private static final Pattern MARKS = Pattern.compile("[^A-Z0-9]");
    private static final Pattern ONE_CHARACTER = Pattern.compile("0+|(.)\\1{2,}");
    /** Shorter sequences of digits may be real serial numbers. */
    private static final int ROW = 6;

    private static final String DIGITS = "0123456789".repeat(8);
    private static final String HEX_DIGITS = "0123456789ABCDEF".repeat(5);
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ".repeat(3);
    private static final Set<String> WORDS = Set.of(
            "TOBEFILLEDBYOEM",
            "NONE",
            "NA",
            "NULL",
            "EMPTY",
            "INVALID",
            "UNKNOWN",
            "DEFAULT",
            "DEFAULTSTRING",
            "NOTSPECIFIED",
            "NOTAVAILABLE",
            "NOTAPPLICABLE",
            "NOSERIAL",
            "NOSERIALNUMBER",
            "SERIAL",
            "SERIALNUMBER",
            "SERNUM",
            "SYSTEMSERIALNUMBER",
            "OEM");

    private SerialNumber() {}

    /**
     * {@return the text in upper case, without blanks, NUL characters, and the underscores that udev writes for blanks}
     */
    static String squeeze(String text) {
        return PADDING.matcher(text).replaceAll("").toUpperCase(Locale.ROOT);
    }

    /** {@return whether a text is a placeholder: blanks, zeros, a sequence of digits, "to be filled by O.E.M."} */
    static boolean isFiller(String text) {
        String squeezed = squeeze(text);
        String plain = MARKS.matcher(squeezed).replaceAll("");
        return plain.isEmpty()
                || ONE_CHARACTER.matcher(squeezed).matches()
                || ONE_CHARACTER.matcher(plain).matches()
                || WORDS.contains(plain)
                || isRow(plain)
                || isRow(new StringBuilder(plain).reverse().toString());
    }

    private static boolean isRow(String text) {
        return text.length() >= ROW && (DIGITS.contains(text) || HEX_DIGITS.contains(text) || LETTERS.contains(text));
    }
}
