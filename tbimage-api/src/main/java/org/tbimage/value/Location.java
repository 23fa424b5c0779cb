package org.tbimage.value;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;

/**
 * Location of a store or a device: {@code scheme:path?option=value&option=value}. Unlike in a {@link java.net.URI}, the
 * path has no escapes. It can be any file name without a {@code ?}.
 *
 * @param scheme name of the provider that opens the location, such as {@code dir} or {@code linux}
 * @param path path as the provider understands it, usually a path of the file system; not empty
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
     * Parses a location. Text without a scheme is a path for {@code defaultScheme}, with all its characters.
     *
     * @param text the user's input
     * @param defaultScheme the scheme for text that has none
     * @return the location
     * @throws IllegalArgumentException if the text is not a location; the message is for the user
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
     * Throws if the location has an option that the provider does not have, so that spelling mistakes are reported.
     *
     * @param names the options of the provider
     * @throws ImagingException {@link Problem#BAD_SETTING} if there is another option
     */
    public void allowOptions(Set<String> names) throws ImagingException {
        for (String name : options.keySet()) {
            if (!names.contains(name)) {
                throw bad(
                        "'" + scheme + "' has no option '" + Printable.of(name) + "'; it has " + new TreeSet<>(names));
            }
        }
    }

    /**
     * Makes the exception for a location that a provider can not use. Providers throw this one: any other unchecked exception
     * of a provider is a fault of the provider.
     *
     * @param why what is wrong with it, in a few words
     * @return the exception; the caller throws it
     */
    public ImagingException bad(String why) {
        return new ImagingException(Problem.BAD_SETTING, "bad location '" + Printable.of(toString()) + "': " + why, "");
    }

    /**
     * The path of the location as one of the file system.
     *
     * @return the absolute path
     * @throws ImagingException {@link Problem#BAD_SETTING} if the file system has no such path
     */
    public Path toPath() throws ImagingException {
        try {
            return Path.of(path).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw bad("not a path: " + e.getReason());
        }
    }

    /** {@return the text form, with its options sorted by name} */
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
