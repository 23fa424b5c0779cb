package org.tbimage.linux.sysfs;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Decodes paths in the tables of procfs, where a blank is written as {@code \040}. */
final class OctalEscapes {
    private static final Pattern ESCAPE = Pattern.compile("\\\\([0-3][0-7]{2})");

    private OctalEscapes() {}

    static String decode(String text) {
        return ESCAPE.matcher(text)
                .replaceAll(
                        match -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(match.group(1), 8))));
    }
}
