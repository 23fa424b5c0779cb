package org.tbimage.action;

import java.util.Optional;

/**
 * A setting that an action takes.
 *
 * @param name what users type: {@code store} becomes {@code --store}
 * @param kind what its value is
 * @param summary one line for the help
 * @param required whether the user must give it
 * @param fallback its value where none is given, if it has one
 */
public record Parameter(String name, Kind kind, String summary, boolean required, Optional<String> fallback) {
    /** What a value is. */
    public enum Kind {
        /** Where a store is. */
        STORE,
        /** Which image: {@code BOX/DISK}. */
        IMAGE,
        /** A device: a path or a location; on a command line it stands without an option's name. */
        DEVICE,
        /** A whole number. */
        NUMBER,
        /** Present or not; its value is {@code true} or {@code false}. */
        FLAG,
        /** Anything else. */
        TEXT
    }

    /**
     * A setting that must be given.
     *
     * @param name what users type
     * @param kind what its value is
     * @param summary one line for the help
     * @return the parameter
     */
    public static Parameter required(String name, Kind kind, String summary) {
        return new Parameter(name, kind, summary, true, Optional.empty());
    }

    /**
     * A setting that may be left out.
     *
     * @param name what users type
     * @param kind what its value is
     * @param summary one line for the help
     * @return the parameter, without a fallback
     */
    public static Parameter optional(String name, Kind kind, String summary) {
        return new Parameter(name, kind, summary, false, Optional.empty());
    }

    /** {@return the same parameter, which may be left out} */
    public Parameter asOptional() {
        return new Parameter(name, kind, summary, false, fallback);
    }

    /**
     * A setting that has a value anyway.
     *
     * @param name what users type
     * @param kind what its value is
     * @param summary one line for the help
     * @param fallback its value where none is given
     * @return the parameter
     */
    public static Parameter withFallback(String name, Kind kind, String summary, String fallback) {
        return new Parameter(name, kind, summary, false, Optional.of(fallback));
    }

    /**
     * A setting that is off unless given.
     *
     * @param name what users type
     * @param summary one line for the help
     * @return the parameter
     */
    public static Parameter flag(String name, String summary) {
        return new Parameter(name, Kind.FLAG, summary, false, Optional.of("false"));
    }
}
