package org.tbimage.core.medium;

import java.util.regex.Pattern;
import org.tbimage.value.Printable;

/** What a key may be, so that none can leave its store. */
final class BlobKeys {
    /** A part of a key: no slash, no dot first, hence neither {@code ..} nor a hidden file. */
    private static final String PART = "[A-Za-z0-9_-][A-Za-z0-9._-]{0,254}";

    private static final int MAX_PARTS = 8;
    private static final Pattern NAME = Pattern.compile(PART);
    private static final Pattern KEY = Pattern.compile(PART + "(?:/" + PART + "){0," + (MAX_PARTS - 1) + "}");

    private BlobKeys() {}

    static String check(String key) {
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("bad key '" + Printable.of(key) + "'");
        }
        return key;
    }

    static boolean isKey(String text) {
        return KEY.matcher(text).matches();
    }

    /** Whether a name can be a part of a key. */
    static boolean isPart(String name) {
        return NAME.matcher(name).matches();
    }

    /** The folder of a key or prefix, with its slash; empty at the top. */
    static String folder(String key) {
        return key.substring(0, key.lastIndexOf('/') + 1);
    }

    /** What follows the folder. */
    static String last(String key) {
        return key.substring(key.lastIndexOf('/') + 1);
    }

    /** An alias lies beside what it leads to. */
    static void checkAlias(String alias, String key) {
        if (!folder(check(alias)).equals(folder(check(key))) || alias.equals(key)) {
            throw new IllegalArgumentException("'" + alias + "' is no second name beside '" + key + "'");
        }
    }
}
