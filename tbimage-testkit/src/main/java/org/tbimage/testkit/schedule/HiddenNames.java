package org.tbimage.testkit.schedule;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names of unfinished files, as a directory has them: {@code .NAME.tmp} claims a key, {@code .NAME.UNIQUE.tmp} does not. */
final class HiddenNames {
    private static final Pattern HIDDEN = Pattern.compile("((?:[^/]+/)*)\\.([^/]+?)(#[^/]*)?\\.tmp");

    private HiddenNames() {}

    /** The folder of a key or prefix, with its slash; empty at the top level. */
    static String folder(String key) {
        return key.substring(0, key.lastIndexOf('/') + 1);
    }

    static String claim(String key) {
        String folder = folder(key);
        return folder + "." + key.substring(folder.length()) + ".tmp";
    }

    static String unique(String key, String identity) {
        String folder = folder(key);
        return folder + "." + key.substring(folder.length()) + "#" + identity + ".tmp";
    }

    static boolean isHidden(String name) {
        return name.startsWith(".", folder(name).length());
    }

    /** The key for which a hidden file was made. */
    static Optional<String> key(String name) {
        Matcher matcher = HIDDEN.matcher(name);
        return matcher.matches() ? Optional.of(matcher.group(1) + matcher.group(2)) : Optional.empty();
    }

    /** The key that a hidden file claims; empty for other hidden files. */
    static Optional<String> claimed(String name) {
        return key(name).filter(key -> claim(key).equals(name));
    }
}
