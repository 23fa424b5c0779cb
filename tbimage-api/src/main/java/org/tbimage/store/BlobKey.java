package org.tbimage.store;

import java.util.regex.Pattern;
import org.tbimage.value.Printable;

/**
 * The rules for the keys of a {@link BlobStore}: 1 to 8 parts with {@code /} between them. A part has 1 to 255 of
 * {@code A-Z a-z 0-9 . _ -} and does not begin with a dot, so a key cannot leave its store.
 */
public final class BlobKey {
    private static final String PART = "[A-Za-z0-9_-][A-Za-z0-9._-]{0,254}";
    private static final int MAX_PARTS = 8;
    private static final Pattern ONE_PART = Pattern.compile(PART);
    private static final Pattern KEY = Pattern.compile(PART + "(?:/" + PART + "){0," + (MAX_PARTS - 1) + "}");

    private BlobKey() {}

    /**
     * Checks a key. Every method of a {@link BlobStore} that takes a key calls it first.
     *
     * @param key the key
     * @return the key
     * @throws IllegalArgumentException if it breaks the rules
     */
    public static String check(String key) {
        if (!isKey(key)) {
            throw new IllegalArgumentException("bad key '" + Printable.of(key) + "'");
        }
        return key;
    }

    /**
     * Tells whether a text is a key. A listing passes over names that are not.
     *
     * @param text any text
     * @return whether it keeps the rules
     */
    public static boolean isKey(String text) {
        return KEY.matcher(text).matches();
    }

    /**
     * Tells whether a name can be one part of a key.
     *
     * @param name any text, such as the name of a file
     * @return whether it keeps the rules for a part
     */
    public static boolean isPart(String name) {
        return ONE_PART.matcher(name).matches();
    }
}
