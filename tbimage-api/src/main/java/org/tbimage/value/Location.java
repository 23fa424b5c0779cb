package org.tbimage.value;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Where a store or a device is: {@code scheme:path?option=value&option=value}. Unlike a {@link java.net.URI} the path
 * is taken as it stands, without escapes, so that any file name but one with a {@code ?} can be given.
 *
 * @param scheme name of the provider that opens it, such as {@code dir} or {@code linux}
 * @param path what that provider makes of it, mostly a path of the file system; not empty
 * @param options further settings, by name
 */
public record Location(String scheme, String path, Map<String, String> options) {
    private static final Pattern SCHEME = Pattern.compile("[a-z][a-z0-9-]{0,31}");

    public Location {
        if (!SCHEME.matcher(scheme).matches() || path.isEmpty() || path.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("bad location '" + Printable.of(scheme + ":" + path)
                    + "': expected SCHEME:PATH, as in dir:/mnt/testbox-backup");
        }
        options = Map.copyOf(options);
    }

    /**
     * Reads a location; text without a scheme is a path for {@code defaultScheme}, whatever is in it.
     *
     * @param text what the user gave
     * @param defaultScheme the scheme where none is given
     * @return the location
     * @throws IllegalArgumentException if it is none, with a message for the user
     */
    public static Location parse(String text, String defaultScheme) {
        int colon = text.indexOf(':');
        boolean hasScheme =
                colon > 0 && SCHEME.matcher(text.substring(0, colon)).matches();
        if (!hasScheme) {
            return new Location(defaultScheme, text, Map.of());
        }
        String scheme = text.substring(0, colon);
        String rest = text.substring(colon + 1);
        int question = rest.indexOf('?');
        if (question < 0) {
            return new Location(scheme, rest, Map.of());
        }
        return new Location(scheme, rest.substring(0, question), parseOptions(rest.substring(question + 1)));
    }

    private static Map<String, String> parseOptions(String text) {
        Map<String, String> options = new LinkedHashMap<>();
        for (String option : text.split("&", -1)) {
            int equals = option.indexOf('=');
            if (equals <= 0 || options.put(option.substring(0, equals), option.substring(equals + 1)) != null) {
                throw new IllegalArgumentException(
                        "bad option '" + Printable.of(option) + "': expected NAME=VALUE, each name once");
            }
        }
        return options;
    }

    /**
     * Refuses options that a provider does not know, so that a typing error is not passed over.
     *
     * @param names those it knows
     * @throws IllegalArgumentException if there is another, with a message for the user
     */
    public void allowOptions(Set<String> names) {
        for (String name : options.keySet()) {
            if (!names.contains(name)) {
                throw new IllegalArgumentException(
                        "'" + scheme + "' has no option '" + Printable.of(name) + "'; it has " + new TreeSet<>(names));
            }
        }
    }

    /** {@return the text form, with its options in order of their names} */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(scheme).append(':').append(path);
        char separator = '?';
        for (Map.Entry<String, String> option : new TreeMap<>(options).entrySet()) {
            text.append(separator).append(option.getKey()).append('=').append(option.getValue());
            separator = '&';
        }
        return text.toString();
    }
}
